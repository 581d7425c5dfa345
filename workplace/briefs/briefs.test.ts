import { describe, expect, onTestFinished, test } from 'vitest';
import { settle } from '../../test/cast.ts';
import { openTestApp } from '../../test/workplace.ts';
import { operator, type PersonViewer } from '../access/index.ts';
import { applyAction, editEntry, listEntries, publishEntry, undoAction } from '../entries/index.ts';
import { addUnit, changeProfile } from '../people/index.ts';
import { fillTemplate, findBriefStatus, listDueForReview, listTemplates } from './index.ts';

const today = '2026-03-02';

async function setUpBriefs() {
  const app = await openTestApp();
  onTestFinished(app.close);
  const { context } = app;
  const cast = await settle(context);
  const write = async (by: PersonViewer, more: object) => {
    const entry = { space: 'yard', kind: 'brief', title: 'Rain', body: 'Words.', ...more };
    return (await publishEntry(context, by, entry)).id;
  };
  const confirm = (by: PersonViewer, id: string, reviewBy?: string) =>
    applyAction(context, by, id, 'confirmation', { reviewBy });
  return { ...app, ...cast, write, confirm };
}

describe('a brief', () => {
  test('comes from draft to shared to confirmed, and says by whom and until when', async () => {
    const { context, ada, ben, cleo, write, confirm } = await setUpBriefs();
    const id = await write(ada, {});
    const status = () => findBriefStatus(context, cleo, id);
    expect(await status()).toMatchObject({ name: 'draft', confirmed: null, reviewBy: null });
    await applyAction(context, ben, id, 'status', { status: 'shared' });
    expect(await status()).toMatchObject({ name: 'shared' });
    await confirm(ben, id, '2026-06-02');
    expect(await status()).toMatchObject({
      name: 'confirmed',
      reviewBy: '2026-06-02',
      changed: null,
      confirmed: { by: 'Ben Oduya' },
    });
    await undoAction(context, cleo, id, 'confirmation');
    expect(await status()).toMatchObject({ name: 'shared', confirmed: null });
  });

  test('that changed since it was confirmed says so, and stays confirmed until then', async () => {
    const { context, ada, ben, cleo, write, confirm } = await setUpBriefs();
    const id = await write(ada, {});
    await confirm(ada, id);
    await editEntry(context, cleo, id, { body: 'Other words.' });
    const status = await findBriefStatus(context, ben, id);
    expect(status).toMatchObject({
      name: 'confirmed',
      confirmed: { by: 'Ada Quill' },
      changed: { by: 'Cleo Marsh' },
    });
    await confirm(ben, id);
    expect((await findBriefStatus(context, ben, id))?.changed).toBeNull();
  });

  test('is not confirmed until a day that is over where one is, nor until one that never comes', async () => {
    const { context, at, ada, write, confirm } = await setUpBriefs();
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
    expect((await findBriefStatus(context, ada, id))?.reviewBy).toBe('2026-03-02');
  });

  test('keeps the credit of its author, whoever edits it', async () => {
    const { context, ada, ben, write } = await setUpBriefs();
    const id = await write(ada, {});
    await editEntry(context, ben, id, { title: 'Ben was here' });
    const { items } = await listEntries(context, ben, { kind: 'brief' });
    expect(items[0]).toMatchObject({ title: 'Ben was here', author: { handle: 'ada' } });
  });
});

describe('what is due for review', () => {
  test('is what was to be looked at by today, longest overdue first', async () => {
    const { context, ada, ben, write, confirm } = await setUpBriefs();
    const late = await write(ada, { title: 'Late' });
    const later = await write(ben, { title: 'Later' });
    const soon = await write(ben, { title: 'Soon' });
    await confirm(ada, late, '2026-04-01');
    await confirm(ben, later, '2026-03-20');
    await confirm(ben, soon, '2026-05-01');
    const titles = async (who: PersonViewer, own: boolean, day: string) =>
      (await listDueForReview(context, who, { today: day, own })).map(({ title }) => title);
    expect(await titles(ada, false, '2026-03-31')).toEqual(['Later']);
    expect(await titles(ada, false, '2026-04-01')).toEqual(['Later', 'Late']);
    expect(await titles(ada, true, '2026-04-02')).toEqual(['Late']);
    expect(await titles(ben, true, '2026-04-02')).toEqual(['Later']);
  });

  test('is also of whoever confirmed it, and of nobody once something took its place', async () => {
    const { context, ada, ben, write, confirm } = await setUpBriefs();
    const id = await write(ada, {});
    await confirm(ben, id, '2026-03-10');
    const due = (who: PersonViewer) =>
      listDueForReview(context, who, { today: '2026-04-02', own: true });
    expect(await due(ben)).toHaveLength(1);
    const later = await write(ben, { title: 'Better' });
    await context.db
      .insertInto('links')
      .values({
        id: later,
        from_entry: later,
        to_entry: id,
        relation: 'supersedes',
        created_at: context.now(),
      })
      .execute();
    expect(await due(ben)).toEqual([]);
    const { items } = await listEntries(context, ben, { kind: 'brief' });
    expect(items.map(({ status }) => status?.name)).toEqual(['draft', 'superseded']);
  });
});

const templateBody = `Before we build: say why.

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

async function setUpTemplate() {
  const setup = await setUpBriefs();
  const { context, ada, write } = setup;
  await addUnit(context, operator, { handle: 'gutters', title: 'Gutters & *drains*' });
  for (const who of [setup.ada, setup.ben]) {
    await changeProfile(context, who, { name: who.name, title: 'Keeper', units: ['gutters'] });
  }
  const template = await write(ada, {
    title: 'Before we build',
    body: templateBody,
    tags: ['building'],
  });
  await applyAction(context, ada, template, 'template', {});
  const fill = (who: PersonViewer, title: string, space = 'yard') =>
    fillTemplate(context, who, template, { input: { title, space }, today });
  return { ...setup, template, fill };
}

describe('a template', () => {
  test('is any brief that was made one, and is not there for others', async () => {
    const { context, cleo, template, write, ada } = await setUpTemplate();
    const hidden = await write(ada, { space: 'attic', title: 'Secret form' });
    await applyAction(context, ada, hidden, 'template', {});
    const { items } = await listTemplates(context, cleo);
    expect(items.map(({ id }) => id)).toEqual([template]);
    const brief = await write(ada, {});
    for (const id of [hidden, brief, 'none']) {
      const filling = fillTemplate(context, cleo, id, { input: { title: 'A' }, today });
      await expect(filling).rejects.toMatchObject({ code: 'notFound' });
    }
  });

  test('fills in what is known of whoever writes, where a heading or a label asks for it', async () => {
    const { ben, fill } = await setUpTemplate();
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
    const { context, ada, ben, fill, write, confirm } = await setUpTemplate();
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
    expect(await findBriefStatus(context, ben, near)).toMatchObject({ name: 'confirmed' });
  });

  test('shows nothing of what is hidden from whoever fills it in', async () => {
    const { ada, ben, cleo, fill, write, confirm } = await setUpTemplate();
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
