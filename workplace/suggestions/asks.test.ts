import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { newId } from '../../storage/index.ts';
import { type Cast, settle, viewerFor } from '../../test/cast.ts';
import { eventually } from '../../test/eventually.ts';
import { openTestApp, type TestApp } from '../../test/workplace.ts';
import { operator, type PersonViewer } from '../access/index.ts';
import { addComment, closeConversation } from '../comments/index.ts';
import { applyAction, getEntryHead, publishEntry } from '../entries/index.ts';
import type { CommandContext } from '../kernel/index.ts';
import {
  countNotifications,
  listNotifications,
  makeNotificationDispatcher,
} from '../notifications/index.ts';
import { addPerson } from '../people/index.ts';
import { addMember, removeMember } from '../spaces/index.ts';
import {
  askPeople,
  changeSuggestionSettings,
  countRecentAsks,
  declineAsk,
  findExperts,
  listPendingAsks,
} from './index.ts';

let app: TestApp;
let context: CommandContext;
let cast: Cast;
let dora: PersonViewer;
let question: string;

/** Dora wrote of valves, Cleo gave an accepted answer about them; Ada asks in the yard. */
beforeEach(async () => {
  const tells = makeNotificationDispatcher(
    () => app.context,
    () => {},
  );
  let told: Promise<void> | void;
  const run: typeof tells.run = (event) => {
    told = tells.run(event);
    return told;
  };
  app = await openTestApp([{ ...tells, run }]);
  onTestFinished(async () => {
    await told;
    await app.close();
  });
  ({ context } = app);
  cast = await settle(context);
  await addPerson(context, operator, { handle: 'dora', name: 'Dora Lind' });
  dora = await viewerFor(context, 'dora');
  await publish(dora, 'Valves of the boiler');
  const before = await publish(cast.ben, 'Which valve sticks?', { kind: 'question' });
  const answer = await addComment(context, cast.cleo, before.id, { body: 'The valve below.' });
  await applyAction(context, cast.ben, before.id, 'acceptance', { comment: answer.id });
  const asked = { kind: 'question', space: 'porch' };
  question = (await publish(cast.ada, 'Why does the valve of the boiler stick?', asked)).id;
});

const publish = (author: PersonViewer, title: string, more: object = {}) =>
  publishEntry(context, author, { space: 'yard', title, body: '', ...more });

async function findExpertHandles(
  viewer: PersonViewer = cast.ada,
  entry = question,
): Promise<string[]> {
  const found = await findExperts(context, viewer, entry, context.now());
  return found.map(({ person }) => person.handle).sort();
}

const ask = (people: string[], viewer: PersonViewer = cast.ada, entry = question) =>
  askPeople(context, viewer, entry, { people });
const listAsksFor = (viewer: PersonViewer) => listPendingAsks(context, viewer, context.now());

describe('a question is asked beyond its space', () => {
  test('of those who wrote and answered about it, with the works that say so', async () => {
    expect(await findExpertHandles()).toEqual(['cleo', 'dora']);
    const found = await findExperts(context, cast.ada, question, context.now());
    const cleo = found.find(({ person }) => person.handle === 'cleo');
    expect(cleo?.works).toMatchObject([{ title: 'Which valve sticks?', accepted: true }]);
  });

  test('first of those who would not come across it in its space', async () => {
    const titled = 'Does the valve of the boiler leak?';
    const { id } = await publish(cast.ada, titled, { kind: 'question' });
    await publish(cast.ben, 'Valves of the boiler');
    const first = async () => {
      const [one] = await findExperts(context, cast.ada, id, context.now());
      return one!.person.handle;
    };
    await addMember(context, operator, 'yard', { handle: 'ben' });
    expect(await first()).toBe('dora');
    await removeMember(context, operator, 'yard', 'ben');
    await addMember(context, operator, 'yard', { handle: 'dora' });
    expect(await first()).toBe('ben');
  });

  test('and whoever is asked is told, and finds it until they answer', async () => {
    await ask(['dora', 'cleo']);
    await eventually(async () => expect(await countNotifications(context, dora)).toBe(1));
    expect(await listNotifications(context, dora)).toMatchObject([{ why: 'asked' }]);
    expect(await listAsksFor(dora)).toMatchObject([{ by: { handle: 'ada' } }]);
    expect(await findExpertHandles()).toEqual([]);
    const asked = async () => (await getEntryHead(context, dora, question)).followState?.pendingAsk;
    expect(await asked()).toMatchObject({ name: cast.ada.name });
    await addComment(context, dora, question, { body: 'Grease it.' });
    expect(await listAsksFor(dora)).toEqual([]);
    expect(await asked()).toBeNull();
    await closeConversation(context, cast.ada, question, { outcome: 'Greased.' });
    expect(await listAsksFor(cast.cleo)).toEqual([]);
  });

  test('by its author or whoever tends the space, while it is open, and only a question', async () => {
    await expect(findExpertHandles(cast.ben)).rejects.toMatchObject({ code: 'notAllowed' });
    const post = await publish(cast.ada, 'Of valves');
    await expect(findExpertHandles(cast.ada, post.id)).rejects.toMatchObject({ code: 'conflict' });
    await closeConversation(context, cast.ada, question, {});
    await expect(ask(['dora'])).rejects.toMatchObject({ code: 'conflict' });
  });

  test('not where one sees nothing: that is answered as what never was', async () => {
    const inside = { space: 'attic', kind: 'question' };
    const { id } = await publish(cast.ben, 'Which valve?', inside);
    for (const entry of [id, newId()]) {
      const refused = { code: 'notFound', reason: 'notFound' };
      await expect(findExpertHandles(cast.cleo, entry)).rejects.toMatchObject(refused);
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
    expect(await findExpertHandles(cast.ben, inside.id)).toEqual([]);
    await expect(ask(['dora'], cast.ben, inside.id)).rejects.toMatchObject({ code: 'invalid' });
    await publish(cast.ben, 'All valves of all boilers', { space: 'attic' });
    const cleos = await publish(cast.cleo, 'Does the boiler need a valve?', { kind: 'question' });
    const found = await findExperts(context, cast.cleo, cleos.id, context.now());
    expect(JSON.stringify(found)).not.toContain('All valves');
  });
});

describe('nobody is asked more than they want', () => {
  test('three a week where they said nothing, and nobody learns why not', async () => {
    for (let i = 0; i < 3; i += 1) {
      const one = await publish(cast.ben, `A valve ${i}?`, { kind: 'question' });
      await ask(['dora'], cast.ben, one.id);
    }
    expect(await countRecentAsks(context, dora, context.now())).toBe(3);
    expect(await findExpertHandles()).toEqual(['cleo']);
    const capped = await ask(['dora']).catch((error: unknown) => error);
    const unknown = await ask(['nobody-such']).catch((error: unknown) => error);
    expect(capped).toEqual(unknown);
    app.at(new Date(context.now().getTime() + 8 * 86_400_000).toISOString());
    expect(await findExpertHandles()).toEqual(['cleo', 'dora']);
  });

  test('as often as they say, or never', async () => {
    await expect(
      changeSuggestionSettings(context, dora, { asksPerWeek: '' }),
    ).rejects.toMatchObject({
      fields: { asksPerWeek: 'notNumber' },
    });
    await changeSuggestionSettings(context, dora, { asksPerWeek: 0 });
    await changeSuggestionSettings(context, cast.cleo, { suggestions: false });
    expect(await findExpertHandles()).toEqual([]);
  });

  test('and may decline, which nobody is told', async () => {
    await ask(['dora']);
    await eventually(async () => expect(await countNotifications(context, dora)).toBe(1));
    const [asked] = await listAsksFor(dora);
    await expect(declineAsk(context, cast.cleo, asked!.id)).rejects.toMatchObject({
      code: 'notFound',
    });
    await declineAsk(context, dora, asked!.id);
    expect(await listAsksFor(dora)).toEqual([]);
    expect(await countNotifications(context, dora)).toBe(0);
    expect(await findExpertHandles()).toEqual(['cleo']);
  });

  test('by what they see no more', async () => {
    const inside = { space: 'attic', kind: 'question' };
    const { id } = await publish(cast.ada, 'Which valve?', inside);
    await ask(['ben'], cast.ada, id);
    expect(await listAsksFor(cast.ben)).toHaveLength(1);
    await removeMember(context, cast.ada, 'attic', 'ben');
    expect(await listAsksFor(cast.ben)).toEqual([]);
  });

  test('three of a question in a week, however many ask at once', async () => {
    await expect(ask(['ben', 'cleo', 'dora', 'gus'])).rejects.toMatchObject({ code: 'invalid' });
    const went = await Promise.allSettled([ask(['ben', 'dora']), ask(['cleo', 'dora'])]);
    expect(went.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
