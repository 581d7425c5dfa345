import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../storage/index.ts';
import { type Cast, settle } from '../test/cast.ts';
import { openWorkplace, type TestWorkplace } from '../test/workplace.ts';
import { addComment } from '../workplace/conversation/index.ts';
import { actOnEntry, getEntry, publishEntry, undoAct } from '../workplace/entries/index.ts';
import { findKind, type Kind, kinds, type Verb } from './index.ts';

type AnyKind = Kind<unknown>;
type AnyVerb = Verb<unknown, unknown>;

/** What somebody may say with a verb, by kind and noun; a new verb needs a line here. */
const said: Record<string, (comment: string) => unknown> = {
  'question acceptance': (comment) => ({ comment }),
};

const verbs = (kinds as readonly AnyKind[]).flatMap((kind) =>
  (kind.verbs as readonly AnyVerb[]).map((verb) => ({
    ...{ kind, verb, name: `${kind.name} ${verb.noun}` },
  })),
);

function sayingOf(name: string, comment: string): unknown {
  const saying = said[name];
  if (!saying) throw new Error(`Say in the kind contract what "${name}" takes.`);
  return saying(comment);
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
  const input = () => verb.input.parse(sayingOf(name, comment));

  test('makes details that its kind reads, from what it was given alone', () => {
    const before = stored(kind.initial);
    const after = verb.apply(kind.initial, input());
    expect(kind.details.parse(stored(after))).toEqual(after);
    expect(kind.initial).toEqual(before);
  });

  test('said twice is as said once, and undone is as never said', () => {
    const once = verb.apply(kind.initial, input());
    expect(verb.apply(once, input())).toEqual(once);
    expect(verb.undo(once)).toEqual(kind.initial);
    expect(verb.undo(kind.initial)).toEqual(kind.initial);
  });

  test('names only a comment that it was given', () => {
    expect(verb.comment?.(input()) ?? comment).toBe(comment);
    const chosen = kind.chosenComment(verb.apply(kind.initial, input()));
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
    const entry = { space: 'yard', kind, title: `A ${kind}`, body: 'Words.' };
    const { id } = await publishEntry(workplace, cast.ada, entry);
    const comment = await addComment(workplace, cast.ben, id, { body: 'An answer.' });
    return { id, comment: comment.id };
  }

  test.each(kinds)('an entry of the kind $name begins as the kind says', async (kind) => {
    const { id } = await published(kind.name);
    const entry = await getEntry(house.workplace, cast.cleo, id);
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
    const input = sayingOf(name, comment);
    const stranger = actOnEntry(workplace, cast.cleo, id, verb.noun, input);
    await expect(stranger).rejects.toMatchObject({ code: 'notAllowed' });
    await actOnEntry(workplace, cast.ada, id, verb.noun, input);
    const after = verb.apply(kind.initial, verb.input.parse(input));
    const acted = await getEntry(workplace, cast.cleo, id);
    expect(acted).toMatchObject({ details: after, chosen: kind.chosenComment(after) });
    await undoAct(workplace, cast.ada, id, verb.noun);
    expect((await getEntry(workplace, cast.cleo, id)).details).toEqual(kind.initial);
  });

  test.each(verbs.filter(({ verb }) => verb.comment))(
    '$name takes no comment of another conversation, none deleted, none made up',
    async ({ kind, verb, name }) => {
      const { workplace } = house;
      const [here, elsewhere] = [await published(kind.name), await published(kind.name)];
      for (const comment of [elsewhere.comment, newId()]) {
        const act = actOnEntry(workplace, cast.ada, here.id, verb.noun, sayingOf(name, comment));
        await expect(act).rejects.toMatchObject({ fields: { comment: 'commentUnknown' } });
      }
    },
  );
});
