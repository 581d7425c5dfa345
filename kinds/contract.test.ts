import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../storage/index.ts';
import { type Cast, settle } from '../test/cast.ts';
import { openWorkplace, type TestWorkplace } from '../test/workplace.ts';
import { addComment } from '../workplace/conversation/index.ts';
import {
  actOnEntry,
  editEntry,
  getEntry,
  publishEntry,
  undoAct,
} from '../workplace/entries/index.ts';
import type { Refusal } from '../workplace/refusal.ts';
import { findKind, type Kind, kinds, type Verb } from './index.ts';

type AnyKind = Kind<unknown>;
type AnyVerb = Verb<unknown, unknown>;

interface Saying {
  /** What somebody may say with the verb. */
  input(comment: string): unknown;
  /** What has to be said before, noun and input, for the verb to be undone to where it began. */
  after?: [noun: string, input: unknown];
}

/** By kind and noun; a new verb needs a line here. */
const said: Record<string, Saying> = {
  'question acceptance': { input: (comment) => ({ comment }) },
  'brief status': { input: () => ({ status: 'shared' }) },
  'brief confirmation': { input: () => ({}), after: ['status', { status: 'shared' }] },
  'brief review': { input: () => ({ reviewBy: '2026-06-02' }) },
  'brief template': { input: () => ({}) },
};

/** What an entry of a kind cannot begin without. */
const begun: Record<string, object> = {
  wager: { wager: { because: 'it rained', belief: 'barrels help', will: 'keep the yard dry' } },
};

const doing = (personId: string, now: Date) => ({ personId, now, today: '2026-03-02' });

const verbs = (kinds as readonly AnyKind[]).flatMap((kind) =>
  (kind.verbs as readonly AnyVerb[]).map((verb) => ({
    ...{ kind, verb, name: `${kind.name} ${verb.noun}` },
  })),
);

function sayingOf(name: string): Saying {
  const saying = said[name];
  if (!saying) throw new Error(`Say in the kind contract what "${name}" takes.`);
  return saying;
}

/** The details from which the verb is said. */
function beginning(kind: AnyKind, { after }: Saying): unknown {
  if (!after) return kind.initial;
  const [noun, input] = after;
  const first = kind.verbs.find((verb) => verb.noun === noun)!;
  return first.apply(kind.initial, first.input.parse(input), doing(newId(), new Date()));
}

/** As the database keeps it: JSON in which the order of names does not matter. */
const stored = (details: unknown): unknown => JSON.parse(JSON.stringify(details));

describe.each(kinds as readonly AnyKind[])('the kind $name', (kind) => {
  test('has a name of its own that fits an address, and is found by it', () => {
    expect(kind.name).toMatch(/^[a-z][a-z-]{0,39}$/);
    expect(kinds.filter(({ name }) => name === kind.name)).toHaveLength(1);
    expect(findKind(kind.name)).toBe(kind);
  });

  test('begins with details that its own schema reads, and that survive storage', () => {
    expect(kind.details.parse(kind.initial)).toEqual(kind.initial);
    expect(kind.details.parse(stored(kind.initial))).toEqual(kind.initial);
    expect(kind.chosenComment(kind.initial)).toBeNull();
  });

  test('says how far it has come, from the beginning on or not at all', () => {
    expect(['author', 'writers']).toContain(kind.editedBy);
    const nothing = { confirmedAt: null, confirmedBy: null, reviewBy: null, template: false };
    expect([null, { name: 'draft', ...nothing }]).toContainEqual(kind.status(kind.initial));
  });

  test('refuses details that it does not know', () => {
    const strange = { ...(kind.initial as object), never: 'heard of' };
    expect(kind.details.safeParse(strange).success).toBe(false);
  });

  test('has one verb for each of its nouns', () => {
    const nouns = kind.verbs.map(({ noun }) => noun);
    expect(new Set(nouns).size).toBe(nouns.length);
    for (const noun of nouns) expect(noun).toMatch(/^[a-z][a-z-]*$/);
  });
});

describe.each(verbs)('the verb $name', ({ kind, verb, name }) => {
  const comment = newId();
  const input = () => verb.input.parse(sayingOf(name).input(comment));
  const before = () => beginning(kind, sayingOf(name));
  const who = doing(newId(), new Date('2026-03-02T09:00:00Z'));

  test('makes details that its kind reads, from what it was given alone', () => {
    const [given, kept] = [before(), stored(before())];
    const after = verb.apply(given, input(), who);
    expect(kind.details.parse(stored(after))).toEqual(after);
    expect(kind.status(after) === null).toBe(kind.status(kind.initial) === null);
    expect(stored(given)).toEqual(kept);
  });

  test('said twice is as said once, and undone is as never said', () => {
    const once = verb.apply(before(), input(), who);
    expect(verb.apply(once, input(), who)).toEqual(once);
    expect(verb.undo(once)).toEqual(before());
    expect(verb.undo(before())).toEqual(verb.undo(verb.undo(before())));
    expect(verb.undo(kind.initial)).toEqual(kind.initial);
  });

  test('names only a comment that it was given', () => {
    expect(verb.comment?.(input()) ?? comment).toBe(comment);
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
  let house: TestWorkplace;
  let cast: Cast;
  beforeAll(async () => {
    house = await openWorkplace();
    cast = await settle(house.workplace);
  });
  afterAll(() => house.close());

  async function published(kind: string) {
    const { workplace } = house;
    const words = { title: `A ${kind}`, body: 'Words.' };
    const entry = { space: 'porch', kind, ...words, ...begun[kind] };
    const { id } = await publishEntry(workplace, cast.ada, entry);
    const comment = await addComment(workplace, cast.ben, id, { body: 'An answer.' });
    return { id, comment: comment.id };
  }

  test.each(kinds)('an entry of the kind $name begins as the kind says', async (kind) => {
    const { id } = await published(kind.name);
    const entry = await getEntry(house.workplace, cast.gus, id);
    expect(entry).toMatchObject({ kind: kind.name, details: kind.initial, chosen: null });
  });

  test.each(kinds)('an entry of the kind $name knows no verb of another', async (kind) => {
    const { workplace } = house;
    const { id, comment } = await published(kind.name);
    const refused = { code: 'notFound' };
    const strange = actOnEntry(workplace, cast.ada, id, 'unheard-of', { comment });
    await expect(strange).rejects.toMatchObject(refused);
    await expect(undoAct(workplace, cast.ada, id, 'unheard-of')).rejects.toMatchObject(refused);
  });

  test.each(verbs)('$name is done and undone by the author, and by no bystander', async (each) => {
    const { workplace } = house;
    const { kind, verb, name } = each;
    const { id, comment } = await published(kind.name);
    const saying = sayingOf(name);
    const input = saying.input(comment);
    const bystander = actOnEntry(workplace, cast.gus, id, verb.noun, input);
    await expect(bystander).rejects.toMatchObject({ code: 'notAllowed' });
    if (saying.after) await actOnEntry(workplace, cast.ada, id, ...saying.after);
    const { details: before } = await getEntry(workplace, cast.gus, id);
    house.at('2026-03-02T12:00:00Z');
    await actOnEntry(workplace, cast.ada, id, verb.noun, input);
    const who = doing(cast.ada.id, new Date('2026-03-02T12:00:01Z'));
    const after = verb.apply(before, verb.input.parse(input), who);
    const acted = await getEntry(workplace, cast.gus, id);
    expect(acted).toMatchObject({ details: after, chosen: kind.chosenComment(after) });
    await undoAct(workplace, cast.ada, id, verb.noun);
    expect((await getEntry(workplace, cast.gus, id)).details).toEqual(before);
  });

  test.each(kinds)('an entry of the kind $name is edited by whom the kind says', async (kind) => {
    const { workplace } = house;
    const { id } = await published(kind.name);
    const change = { body: 'Other words.' };
    for (const [viewer, may] of [
      [cast.ada, true],
      [cast.cleo, kind.editedBy === 'writers'],
      [cast.gus, false],
    ] as const) {
      const edited = editEntry(workplace, viewer, id, change).then(
        () => true,
        (error: Refusal) => error.code !== 'notAllowed',
      );
      expect([viewer.handle, await edited]).toEqual([viewer.handle, may]);
    }
  });

  test.each(verbs.filter(({ verb }) => verb.comment))(
    '$name takes no comment of another conversation, none deleted, none made up',
    async ({ kind, verb, name }) => {
      const { workplace } = house;
      const [here, elsewhere] = [await published(kind.name), await published(kind.name)];
      for (const comment of [elsewhere.comment, newId()]) {
        const input = sayingOf(name).input(comment);
        const act = actOnEntry(workplace, cast.ada, here.id, verb.noun, input);
        await expect(act).rejects.toMatchObject({ fields: { comment: 'commentUnknown' } });
      }
    },
  );
});
