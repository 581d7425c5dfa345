import { describe, expect, onTestFinished, test } from 'vitest';
import { settle } from '../../test/cast.ts';
import { openWorkplace } from '../../test/workplace.ts';
import { operator, type PersonViewer } from '../access/index.ts';
import { actOnEntry, editEntry, listEntries, publishEntry, undoAct } from '../entries/index.ts';
import { addUnit, changeProfile } from '../people/index.ts';
import { fillTemplate, findStatus, listDueForReview, listTemplates } from './index.ts';

const today = '2026-03-02';

async function houseWithBriefs() {
  const house = await openWorkplace();
  onTestFinished(house.close);
  const { workplace } = house;
  const cast = await settle(workplace);
  const write = async (by: PersonViewer, more: object) => {
    const entry = { space: 'yard', kind: 'brief', title: 'Rain', body: 'Words.', ...more };
    return (await publishEntry(workplace, by, entry)).id;
  };
  const confirm = (by: PersonViewer, id: string, reviewBy?: string) =>
    actOnEntry(workplace, by, id, 'confirmation', { reviewBy });
  return { ...house, ...cast, write, confirm };
}

describe('a brief', () => {
  test('comes from draft to shared to confirmed, and says by whom and until when', async () => {
    const { workplace, ada, ben, cleo, write, confirm } = await houseWithBriefs();
    const id = await write(ada, {});
    const status = () => findStatus(workplace, cleo, id);
    expect(await status()).toMatchObject({ name: 'draft', confirmed: null, reviewBy: null });
    await actOnEntry(workplace, ben, id, 'status', { status: 'shared' });
    expect(await status()).toMatchObject({ name: 'shared' });
    await confirm(ben, id, '2026-06-02');
    expect(await status()).toMatchObject({
      ...{ name: 'confirmed', reviewBy: '2026-06-02', changed: null },
      confirmed: { by: 'Ben Oduya' },
    });
    await undoAct(workplace, cleo, id, 'confirmation');
    expect(await status()).toMatchObject({ name: 'shared', confirmed: null });
  });

  test('that changed since it was confirmed says so, and stays confirmed until then', async () => {
    const { workplace, ada, ben, cleo, write, confirm } = await houseWithBriefs();
    const id = await write(ada, {});
    await confirm(ada, id);
    await editEntry(workplace, cleo, id, { body: 'Other words.' });
    const status = await findStatus(workplace, ben, id);
    expect(status).toMatchObject({
      ...{ name: 'confirmed', confirmed: { by: 'Ada Quill' } },
      changed: { by: 'Cleo Marsh' },
    });
    await confirm(ben, id);
    expect((await findStatus(workplace, ben, id))?.changed).toBeNull();
  });

  test('is not confirmed until a day that is over where one is, nor until one that never comes', async () => {
    const { workplace, at, ada, write, confirm } = await houseWithBriefs();
    const id = await write(ada, {});
    at('2026-03-02T23:30:00Z');
    const inAuckland = { ...ada, timeZone: 'Pacific/Auckland' };
    await expect(confirm(inAuckland, id, '2026-03-02')).rejects.toMatchObject({
      fields: { reviewBy: 'reviewPast' },
    });
    for (const reviewBy of ['2026-02-30', 'soon', '2026-3-9']) {
      await expect(confirm(ada, id, reviewBy)).rejects.toMatchObject({
        fields: { reviewBy: 'dayMalformed' },
      });
    }
    await confirm(ada, id, '2026-03-02');
    expect((await findStatus(workplace, ada, id))?.reviewBy).toBe('2026-03-02');
  });

  test('keeps the credit of its author, whoever edits it', async () => {
    const { workplace, ada, ben, write } = await houseWithBriefs();
    const id = await write(ada, {});
    await editEntry(workplace, ben, id, { title: 'Ben was here' });
    const { items } = await listEntries(workplace, ben, { kind: 'brief' });
    expect(items[0]).toMatchObject({ title: 'Ben was here', author: { handle: 'ada' } });
  });
});

describe('what is due for review', () => {
  test('is what was to be looked at by today, longest overdue first', async () => {
    const { workplace, ada, ben, write, confirm } = await houseWithBriefs();
    const late = await write(ada, { title: 'Late' });
    const later = await write(ben, { title: 'Later' });
    const soon = await write(ben, { title: 'Soon' });
    await confirm(ada, late, '2026-04-01');
    await confirm(ben, later, '2026-03-20');
    await confirm(ben, soon, '2026-05-01');
    const titles = async (who: PersonViewer, own: boolean, day: string) =>
      (await listDueForReview(workplace, who, { today: day, own })).map(({ title }) => title);
    expect(await titles(ada, false, '2026-03-31')).toEqual(['Later']);
    expect(await titles(ada, false, '2026-04-01')).toEqual(['Later', 'Late']);
    expect(await titles(ada, true, '2026-04-02')).toEqual(['Late']);
    expect(await titles(ben, true, '2026-04-02')).toEqual(['Later']);
  });

  test('is also of whoever confirmed it, and of nobody once something took its place', async () => {
    const { workplace, ada, ben, write, confirm } = await houseWithBriefs();
    const id = await write(ada, {});
    await confirm(ben, id, '2026-03-10');
    const due = (who: PersonViewer) =>
      listDueForReview(workplace, who, { today: '2026-04-02', own: true });
    expect(await due(ben)).toHaveLength(1);
    const later = await write(ben, { title: 'Better' });
    await workplace.db
      .insertInto('links')
      .values({
        ...{ id: later, from_entry: later, to_entry: id, relation: 'supersedes' },
        created_at: workplace.now(),
      })
      .execute();
    expect(await due(ben)).toEqual([]);
    const { items } = await listEntries(workplace, ben, { kind: 'brief' });
    expect(items.map(({ status }) => status?.name)).toEqual(['draft', 'superseded']);
  });
});

const body = `Before we build: say why.

## Owner

> Who answers for it?

## People

## Risks

> What may go wrong?

## Costs

Unit: 
- **Date:**

Up to 500.
`;

async function houseWithTemplate() {
  const house = await houseWithBriefs();
  const { workplace, ada, write } = house;
  await addUnit(workplace, operator, { handle: 'gutters', title: 'Gutters & *drains*' });
  for (const who of [house.ada, house.ben]) {
    await changeProfile(workplace, who, { name: who.name, title: 'Keeper', units: ['gutters'] });
  }
  const template = await write(ada, { title: 'Before we build', body, tags: ['building'] });
  await actOnEntry(workplace, ada, template, 'template', {});
  const fill = (who: PersonViewer, title: string, space = 'yard') =>
    fillTemplate(workplace, who, template, { input: { title, space }, today });
  return { ...house, template, fill };
}

describe('a template', () => {
  test('is any brief that was made one, and is not there for others', async () => {
    const { workplace, cleo, template, write, ada } = await houseWithTemplate();
    const hidden = await write(ada, { space: 'attic', title: 'Secret form' });
    await actOnEntry(workplace, ada, hidden, 'template', {});
    const { items } = await listTemplates(workplace, cleo);
    expect(items.map(({ id }) => id)).toEqual([template]);
    const brief = await write(ada, {});
    for (const id of [hidden, brief, 'none']) {
      const filling = fillTemplate(workplace, cleo, id, { input: { title: 'A' }, today });
      await expect(filling).rejects.toMatchObject({ code: 'notFound' });
    }
  });

  test('fills in what is known of whoever writes, where a heading or a label asks for it', async () => {
    const { ben, fill } = await houseWithTemplate();
    const { sections, tags } = await fill(ben, 'A new barrel');
    const of = (heading: string | null) => sections.find((one) => one.heading === heading)!;
    expect(tags).toEqual(['building']);
    expect(of(null).pieces).toMatchObject([
      { text: 'Before we build: say why.', why: 'template', from: { title: 'Before we build' } },
    ]);
    expect(of('Owner')).toMatchObject({
      hint: 'Who answers for it?',
      pieces: [{ text: '[Ben Oduya](/people/ben)', from: null, why: 'fact' }],
    });
    expect(of('People').pieces.map(({ text }) => text)).toEqual([
      '- [Ada Quill](/people/ada), Keeper\n- [Ben Oduya](/people/ben), Keeper',
    ]);
    expect(of('Costs').pieces[0]?.text).toBe(
      'Unit: Gutters & \\*drains\\*\n\n- **Date:** 2 March 2026\n\nUp to 500.',
    );
  });

  test('takes the same sections, and the sources, of the closest confirmed briefs', async () => {
    const { workplace, ada, ben, fill, write, confirm } = await houseWithTemplate();
    const source = await write(ada, { title: 'How deep frost goes', kind: 'post' });
    const near = await write(ada, {
      title: 'A rain barrel behind the shed',
      body: '## Why\n\nWater.\n\n## RISKS!\n\n- Frost',
      buildsOn: [source, 'https://frost.example.org/'],
    });
    await write(ada, { title: 'A barrel of rumours', body: '## Risks\n\nUnconfirmed.' });
    expect((await fill(ben, 'Another barrel')).sections[3]?.pieces).toEqual([]);
    await confirm(ada, near);
    const { sections, sources } = await fill(ben, 'Another barrel');
    expect(sections[3]).toMatchObject({
      heading: 'Risks',
      pieces: [{ text: '- Frost', from: { id: near }, why: 'section' }],
    });
    expect(sources).toMatchObject([
      { id: source, title: 'How deep frost goes' },
      { id: null, path: 'https://frost.example.org/' },
    ]);
    expect(await findStatus(workplace, ben, near)).toMatchObject({ name: 'confirmed' });
  });

  test('shows nothing of what is hidden from whoever fills it in', async () => {
    const { ada, ben, cleo, fill, write, confirm } = await houseWithTemplate();
    const dust = await write(ada, { space: 'attic', title: 'Dust', kind: 'post' });
    const secret = { space: 'attic', title: 'A barrel of secrets', body: '## Risks\n\nHush.' };
    await confirm(ben, await write(ada, secret));
    const open = { title: 'A barrel of apples', body: '## Risks\n\nWorms.', buildsOn: [dust] };
    await confirm(ben, await write(ada, open));
    const [seen, unseen] = [await fill(ben, 'Barrel'), await fill(cleo, 'Barrel')];
    expect(JSON.stringify(seen)).toContain('Hush.');
    expect(seen.sources).toMatchObject([{ id: dust }]);
    expect(JSON.stringify(unseen)).not.toMatch(/Hush|secrets|Dust/);
    expect(JSON.stringify(unseen)).toContain('Worms.');
    expect(unseen.sources).toEqual([]);
    await expect(fill(cleo, 'Barrel', 'attic')).rejects.toMatchObject({
      fields: { space: 'spaceUnknown' },
    });
    await expect(fill(cleo, ' ')).rejects.toMatchObject({ fields: { title: 'titleMissing' } });
  });
});
