import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../storage/index.ts';
import { type Cast, settle } from '../test/cast.ts';
import { openTestApp, type TestApp } from '../test/workplace.ts';
import { addComment } from '../workplace/comments/index.ts';
import {
  applyAction,
  editEntry,
  getEntry,
  publishEntry,
  undoAction,
} from '../workplace/entries/index.ts';
import type { AppError } from '../workplace/kernel/errors.ts';
import { findKind, type Kind, type KindAction, kinds } from './index.ts';

type AnyKind = Kind<unknown>;
type AnyAction = KindAction<unknown, unknown>;

interface ActionExample {
  /** What somebody may say with the verb. */
  input(comment: string): unknown;
  /** What has to be said before, noun and input, for the verb to be undone to where it began. */
  before?: [noun: string, input: unknown];
}

/** By kind and noun; a new verb needs a line here. */
const actionExamples: Record<string, ActionExample> = {
  'question acceptance': { input: (comment) => ({ comment }) },
  'brief status': { input: () => ({ status: 'shared' }) },
  'brief confirmation': { input: () => ({}), before: ['status', { status: 'shared' }] },
  'brief review': { input: () => ({ reviewBy: '2026-06-02' }) },
  'brief template': { input: () => ({}) },
};

/** What an entry of a kind cannot begin without. */
const publishExtras: Record<string, object> = {
  wager: { wager: { because: 'it rained', belief: 'barrels help', will: 'keep the yard dry' } },
};

const createActionContext = (personId: string, now: Date) => ({
  personId,
  now,
  today: '2026-03-02',
});

const actions = (kinds as readonly AnyKind[]).flatMap((kind) =>
  (kind.actions as readonly AnyAction[]).map((verb) => ({
    kind,
    verb,
    name: `${kind.name} ${verb.noun}`,
  })),
);

function getExample(name: string): ActionExample {
  const saying = actionExamples[name];
  if (!saying) throw new Error(`Say in the kind contract what "${name}" takes.`);
  return saying;
}

/** The details from which the verb is said. */
function getStartingDetails(kind: AnyKind, { before }: ActionExample): unknown {
  if (!before) return kind.initialDetails;
  const [noun, input] = before;
  const first = kind.actions.find((verb) => verb.noun === noun)!;
  return first.apply(
    kind.initialDetails,
    first.input.parse(input),
    createActionContext(newId(), new Date()),
  );
}

/** As the database keeps it: JSON in which the order of names does not matter. */
const roundTripJson = (details: unknown): unknown => JSON.parse(JSON.stringify(details));

describe.each(kinds as readonly AnyKind[])('the kind $name', (kind) => {
  test('has a name of its own that fits an address, and is found by it', () => {
    expect(kind.name).toMatch(/^[a-z][a-z-]{0,39}$/);
    expect(kinds.filter(({ name }) => name === kind.name)).toHaveLength(1);
    expect(findKind(kind.name)).toBe(kind);
  });

  test('begins with details that its own schema reads, and that survive storage', () => {
    expect(kind.details.parse(kind.initialDetails)).toEqual(kind.initialDetails);
    expect(kind.details.parse(roundTripJson(kind.initialDetails))).toEqual(kind.initialDetails);
    expect(kind.chosenComment(kind.initialDetails)).toBeNull();
  });

  test('says how far it has come, from the beginning on or not at all', () => {
    expect(['author', 'writers']).toContain(kind.editedBy);
    const nothing = { confirmedAt: null, confirmedBy: null, reviewBy: null, template: false };
    expect([null, { name: 'draft', ...nothing }]).toContainEqual(kind.status(kind.initialDetails));
  });

  test('refuses details that it does not know', () => {
    const strange = { ...(kind.initialDetails as object), never: 'heard of' };
    expect(kind.details.safeParse(strange).success).toBe(false);
  });

  test('has one verb for each of its nouns', () => {
    const nouns = kind.actions.map(({ noun }) => noun);
    expect(new Set(nouns).size).toBe(nouns.length);
    for (const noun of nouns) expect(noun).toMatch(/^[a-z][a-z-]*$/);
  });
});

describe.each(actions)('the verb $name', ({ kind, verb, name }) => {
  const comment = newId();
  const input = () => verb.input.parse(getExample(name).input(comment));
  const before = () => getStartingDetails(kind, getExample(name));
  const who = createActionContext(newId(), new Date('2026-03-02T09:00:00Z'));

  test('makes details that its kind reads, from what it was given alone', () => {
    const [given, kept] = [before(), roundTripJson(before())];
    const after = verb.apply(given, input(), who);
    expect(kind.details.parse(roundTripJson(after))).toEqual(after);
    expect(kind.status(after) === null).toBe(kind.status(kind.initialDetails) === null);
    expect(roundTripJson(given)).toEqual(kept);
  });

  test('said twice is as said once, and undone is as never said', () => {
    const once = verb.apply(before(), input(), who);
    expect(verb.apply(once, input(), who)).toEqual(once);
    expect(verb.undo(once)).toEqual(before());
    expect(verb.undo(before())).toEqual(verb.undo(verb.undo(before())));
    expect(verb.undo(kind.initialDetails)).toEqual(kind.initialDetails);
  });

  test('names only a comment that it was given', () => {
    expect(verb.getCommentId?.(input()) ?? comment).toBe(comment);
    const chosen = kind.chosenComment(verb.apply(before(), input(), who));
    expect([comment, null]).toContain(chosen);
  });

  test('refuses an input that says nothing', () => {
    for (const nothing of [null, 'yes', 7, []]) {
      expect(verb.input.safeParse(nothing).success).toBe(false);
    }
  });
});

describe('through its commands', () => {
  let app: TestApp;
  let cast: Cast;
  beforeAll(async () => {
    app = await openTestApp();
    cast = await settle(app.context);
  });
  afterAll(() => app.close());

  async function published(kind: string) {
    const { context } = app;
    const words = { title: `A ${kind}`, body: 'Words.' };
    const entry = { space: 'porch', kind, ...words, ...publishExtras[kind] };
    const { id } = await publishEntry(context, cast.ada, entry);
    const comment = await addComment(context, cast.ben, id, { body: 'An answer.' });
    return { id, comment: comment.id };
  }

  test.each(kinds)('an entry of the kind $name begins as the kind says', async (kind) => {
    const { id } = await published(kind.name);
    const entry = await getEntry(app.context, cast.gus, id);
    expect(entry).toMatchObject({
      kind: kind.name,
      details: kind.initialDetails,
      chosenCommentId: null,
    });
  });

  test.each(kinds)('an entry of the kind $name knows no verb of another', async (kind) => {
    const { context } = app;
    const { id, comment } = await published(kind.name);
    const refused = { code: 'notFound' };
    const strange = applyAction(context, cast.ada, id, 'unheard-of', { comment });
    await expect(strange).rejects.toMatchObject(refused);
    await expect(undoAction(context, cast.ada, id, 'unheard-of')).rejects.toMatchObject(refused);
  });

  test.each(actions)(
    '$name is done and undone by the author, and by no bystander',
    async (each) => {
      const { context } = app;
      const { kind, verb, name } = each;
      const { id, comment } = await published(kind.name);
      const saying = getExample(name);
      const input = saying.input(comment);
      const bystander = applyAction(context, cast.gus, id, verb.noun, input);
      await expect(bystander).rejects.toMatchObject({ code: 'notAllowed' });
      if (saying.before) await applyAction(context, cast.ada, id, ...saying.before);
      const { details: before } = await getEntry(context, cast.gus, id);
      app.at('2026-03-02T12:00:00Z');
      await applyAction(context, cast.ada, id, verb.noun, input);
      const who = createActionContext(cast.ada.id, new Date('2026-03-02T12:00:01Z'));
      const after = verb.apply(before, verb.input.parse(input), who);
      const acted = await getEntry(context, cast.gus, id);
      expect(acted).toMatchObject({ details: after, chosenCommentId: kind.chosenComment(after) });
      await undoAction(context, cast.ada, id, verb.noun);
      expect((await getEntry(context, cast.gus, id)).details).toEqual(before);
    },
  );

  test.each(kinds)('an entry of the kind $name is edited by whom the kind says', async (kind) => {
    const { context } = app;
    const { id } = await published(kind.name);
    const change = { body: 'Other words.' };
    for (const [viewer, isAllowed] of [
      [cast.ada, true],
      [cast.cleo, kind.editedBy === 'writers'],
      [cast.gus, false],
    ] as const) {
      const edited = editEntry(context, viewer, id, change).then(
        () => true,
        (error: AppError) => error.code !== 'notAllowed',
      );
      expect([viewer.handle, await edited]).toEqual([viewer.handle, isAllowed]);
    }
  });

  test.each(actions.filter(({ verb }) => verb.getCommentId))(
    '$name takes no comment of another conversation, none deleted, none made up',
    async ({ kind, verb, name }) => {
      const { context } = app;
      const [here, elsewhere] = [await published(kind.name), await published(kind.name)];
      for (const comment of [elsewhere.comment, newId()]) {
        const input = getExample(name).input(comment);
        const applied = applyAction(context, cast.ada, here.id, verb.noun, input);
        await expect(applied).rejects.toMatchObject({ fields: { comment: 'commentUnknown' } });
      }
    },
  );
});
