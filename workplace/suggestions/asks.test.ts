import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { newId } from '../../storage/index.ts';
import { type Cast, settle, viewerFor } from '../../test/cast.ts';
import { eventually } from '../../test/eventually.ts';
import { openWorkplace, type TestWorkplace } from '../../test/workplace.ts';
import { operator, type PersonViewer } from '../access/index.ts';
import { countNotices, listNotices, teller } from '../attention/index.ts';
import { addComment, closeConversation } from '../conversation/index.ts';
import { actOnEntry, getEntryHead, publishEntry } from '../entries/index.ts';
import type { Workplace } from '../happenings/index.ts';
import { addPerson } from '../people/index.ts';
import { addMember, removeMember } from '../spaces/index.ts';
import {
  askPeople,
  countAsks,
  declineAsk,
  findAskable,
  listAsks,
  setSuggestions,
} from './index.ts';

let house: TestWorkplace;
let workplace: Workplace;
let cast: Cast;
let dora: PersonViewer;
let question: string;

/** Dora wrote of valves, Cleo gave an accepted answer about them; Ada asks in the yard. */
beforeEach(async () => {
  const tells = teller(
    () => house.workplace,
    () => {},
  );
  let told: Promise<void> | void;
  const run: typeof tells.run = (happening) => {
    told = tells.run(happening);
    return told;
  };
  house = await openWorkplace([{ ...tells, run }]);
  onTestFinished(async () => {
    await told;
    await house.close();
  });
  ({ workplace } = house);
  cast = await settle(workplace);
  await addPerson(workplace, operator, { handle: 'dora', name: 'Dora Lind' });
  dora = await viewerFor(workplace, 'dora');
  await publish(dora, 'Valves of the boiler');
  const before = await publish(cast.ben, 'Which valve sticks?', { kind: 'question' });
  const answer = await addComment(workplace, cast.cleo, before.id, { body: 'The valve below.' });
  await actOnEntry(workplace, cast.ben, before.id, 'acceptance', { comment: answer.id });
  const asked = { kind: 'question', space: 'porch' };
  question = (await publish(cast.ada, 'Why does the valve of the boiler stick?', asked)).id;
});

const publish = (author: PersonViewer, title: string, more: object = {}) =>
  publishEntry(workplace, author, { space: 'yard', title, body: '', ...more });

async function askable(viewer: PersonViewer = cast.ada, entry = question): Promise<string[]> {
  const found = await findAskable(workplace, viewer, entry, workplace.now());
  return found.map(({ person }) => person.handle).sort();
}

const ask = (people: string[], viewer: PersonViewer = cast.ada, entry = question) =>
  askPeople(workplace, viewer, entry, { people });
const asksOf = (viewer: PersonViewer) => listAsks(workplace, viewer, workplace.now());

describe('a question is asked beyond its space', () => {
  test('of those who wrote and answered about it, with the works that say so', async () => {
    expect(await askable()).toEqual(['cleo', 'dora']);
    const found = await findAskable(workplace, cast.ada, question, workplace.now());
    const cleo = found.find(({ person }) => person.handle === 'cleo');
    expect(cleo?.works).toMatchObject([{ title: 'Which valve sticks?', accepted: true }]);
  });

  test('first of those who would not come across it in its space', async () => {
    const titled = 'Does the valve of the boiler leak?';
    const { id } = await publish(cast.ada, titled, { kind: 'question' });
    await publish(cast.ben, 'Valves of the boiler');
    const first = async () => {
      const [one] = await findAskable(workplace, cast.ada, id, workplace.now());
      return one!.person.handle;
    };
    await addMember(workplace, operator, 'yard', { handle: 'ben' });
    expect(await first()).toBe('dora');
    await removeMember(workplace, operator, 'yard', 'ben');
    await addMember(workplace, operator, 'yard', { handle: 'dora' });
    expect(await first()).toBe('ben');
  });

  test('and whoever is asked is told, and finds it until they answer', async () => {
    await ask(['dora', 'cleo']);
    await eventually(async () => expect(await countNotices(workplace, dora)).toBe(1));
    expect(await listNotices(workplace, dora)).toMatchObject([{ why: 'asked' }]);
    expect(await asksOf(dora)).toMatchObject([{ by: { handle: 'ada' } }]);
    expect(await askable()).toEqual([]);
    const asked = async () => (await getEntryHead(workplace, dora, question)).attention?.asked;
    expect(await asked()).toMatchObject({ name: cast.ada.name });
    await addComment(workplace, dora, question, { body: 'Grease it.' });
    expect(await asksOf(dora)).toEqual([]);
    expect(await asked()).toBeNull();
    await closeConversation(workplace, cast.ada, question, { outcome: 'Greased.' });
    expect(await asksOf(cast.cleo)).toEqual([]);
  });

  test('by its author or whoever tends the space, while it is open, and only a question', async () => {
    await expect(askable(cast.ben)).rejects.toMatchObject({ code: 'notAllowed' });
    const post = await publish(cast.ada, 'Of valves');
    await expect(askable(cast.ada, post.id)).rejects.toMatchObject({ code: 'conflict' });
    await closeConversation(workplace, cast.ada, question, {});
    await expect(ask(['dora'])).rejects.toMatchObject({ code: 'conflict' });
  });

  test('not where one sees nothing: that is answered as what never was', async () => {
    const inside = { space: 'attic', kind: 'question' };
    const { id } = await publish(cast.ben, 'Which valve?', inside);
    for (const entry of [id, newId()]) {
      const refused = { code: 'notFound', reason: 'notFound' };
      await expect(askable(cast.cleo, entry)).rejects.toMatchObject(refused);
      await expect(ask(['dora'], cast.cleo, entry)).rejects.toMatchObject(refused);
    }
    await expect(ask(['dora'], { ...cast.ada, scope: 'read' })).rejects.toMatchObject({
      code: 'notAllowed',
    });
  });

  test('of nobody who does not see it, and by what is hidden of nobody', async () => {
    const inside = await publish(cast.ben, 'The valve of the boiler, again', {
      space: 'attic',
      kind: 'question',
    });
    expect(await askable(cast.ben, inside.id)).toEqual([]);
    await expect(ask(['dora'], cast.ben, inside.id)).rejects.toMatchObject({ code: 'invalid' });
    await publish(cast.ben, 'All valves of all boilers', { space: 'attic' });
    const cleos = await publish(cast.cleo, 'Does the boiler need a valve?', { kind: 'question' });
    const found = await findAskable(workplace, cast.cleo, cleos.id, workplace.now());
    expect(JSON.stringify(found)).not.toContain('All valves');
  });
});

describe('nobody is asked more than they want', () => {
  test('three a week where they said nothing, and nobody learns why not', async () => {
    for (let i = 0; i < 3; i += 1) {
      const one = await publish(cast.ben, `A valve ${i}?`, { kind: 'question' });
      await ask(['dora'], cast.ben, one.id);
    }
    expect(await countAsks(workplace, dora, workplace.now())).toBe(3);
    expect(await askable()).toEqual(['cleo']);
    const capped = await ask(['dora']).catch((error: unknown) => error);
    const unknown = await ask(['nobody-such']).catch((error: unknown) => error);
    expect(capped).toEqual(unknown);
    house.at(new Date(workplace.now().getTime() + 8 * 86_400_000).toISOString());
    expect(await askable()).toEqual(['cleo', 'dora']);
  });

  test('as often as they say, or never', async () => {
    await expect(setSuggestions(workplace, dora, { asksAWeek: '' })).rejects.toMatchObject({
      fields: { asksAWeek: 'notNumber' },
    });
    await setSuggestions(workplace, dora, { asksAWeek: 0 });
    await setSuggestions(workplace, cast.cleo, { suggestions: false });
    expect(await askable()).toEqual([]);
  });

  test('and may decline, which nobody is told', async () => {
    await ask(['dora']);
    await eventually(async () => expect(await countNotices(workplace, dora)).toBe(1));
    const [asked] = await asksOf(dora);
    await expect(declineAsk(workplace, cast.cleo, asked!.id)).rejects.toMatchObject({
      code: 'notFound',
    });
    await declineAsk(workplace, dora, asked!.id);
    expect(await asksOf(dora)).toEqual([]);
    expect(await countNotices(workplace, dora)).toBe(0);
    expect(await askable()).toEqual(['cleo']);
  });

  test('by what they see no more', async () => {
    const inside = { space: 'attic', kind: 'question' };
    const { id } = await publish(cast.ada, 'Which valve?', inside);
    await ask(['ben'], cast.ada, id);
    expect(await asksOf(cast.ben)).toHaveLength(1);
    await removeMember(workplace, cast.ada, 'attic', 'ben');
    expect(await asksOf(cast.ben)).toEqual([]);
  });

  test('three of a question in a week, however many ask at once', async () => {
    await expect(ask(['ben', 'cleo', 'dora', 'gus'])).rejects.toMatchObject({ code: 'invalid' });
    const went = await Promise.allSettled([ask(['ben', 'dora']), ask(['cleo', 'dora'])]);
    expect(went.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
