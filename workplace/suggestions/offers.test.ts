import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cast, settle, viewerFor } from '../../test/cast.ts';
import { runs } from '../../test/runs.ts';
import { openTestApp, type TestApp } from '../../test/workplace.ts';
import { operator, type PersonViewer } from '../access/index.ts';
import { addComment } from '../comments/index.ts';
import { publishEntry, withdrawEntry } from '../entries/index.ts';
import type { CommandContext } from '../kernel/index.ts';
import { addPerson, deactivatePerson } from '../people/index.ts';
import { changeSpace, openSpace } from '../spaces/index.ts';
import {
  answerOffer,
  changeSuggestionSettings,
  getOffer,
  listOffers,
  type OfferView,
  offerSuggestions,
} from './index.ts';

let app: TestApp;
let context: CommandContext;
let cast: Cast;
const speakers: PersonViewer[] = [];
const SPEAKER_COUNT = 12;

/** Twelve who speak in the yard, and works there that others build on: enough to offer newcomers. */
beforeAll(async () => {
  app = await openTestApp();
  ({ context } = app);
  cast = await settle(context);
  const { id } = await publishEntry(context, cast.ada, { space: 'yard', title: 'The boiler' });
  for (let i = 0; i < SPEAKER_COUNT; i += 1) {
    const handle = `speaker-${i}`;
    await addPerson(context, operator, { handle, name: `Speaker ${i}` });
    const speaker = await viewerFor(context, handle);
    speakers.push(speaker);
    await addComment(context, speaker, id, { body: 'It drips.' });
    const work = await publishEntry(context, speaker, { space: 'yard', title: `Work ${i}` });
    const later = { space: 'yard', title: `Later ${i}`, buildsOn: [{ source: work.id }] };
    await publishEntry(context, cast.ada, later);
  }
});
afterAll(() => app.close());

let newcomerCount = 0;

async function addNewcomer(): Promise<PersonViewer> {
  newcomerCount += 1;
  const handle = `newcomer-${newcomerCount}`;
  await addPerson(context, operator, { handle, name: `Newcomer ${newcomerCount}` });
  return viewerFor(context, handle);
}

const neverHoldOut = () => 1;
const alwaysHoldOut = () => 0;
const getTarget = (offer: OfferView) =>
  offer.kind === 'person' ? offer.person.handle : offer.work.title;
const listTargets = async (viewer: PersonViewer, random = neverHoldOut) =>
  (await offerSuggestions(context, viewer, random)).map(getTarget);
const advanceDays = (n: number) =>
  app.at(new Date(context.now().getTime() + n * 86_400_000).toISOString());

function listStoredOffers({ id }: PersonViewer) {
  return context.db.selectFrom('offers').selectAll().where('person_id', '=', id).execute();
}

describe('suggestions stand before somebody', () => {
  test('three at a time, people and works in turn, until they are answered', async () => {
    const fay = await addNewcomer();
    const first = await offerSuggestions(context, fay, neverHoldOut);
    expect(first.map(({ kind }) => kind)).toEqual(['person', 'work', 'person']);
    expect(await listTargets(fay)).toEqual(first.map(getTarget));
    await answerOffer(context, fay, first[0]!.id, { answer: 'notForMe' });
    const next = await listTargets(fay);
    expect(next).toHaveLength(3);
    expect(next).not.toContain(getTarget(first[0]!));
    expect(next.slice(1)).toEqual(first.slice(1).map(getTarget));
  });

  test('for a week, and then others do', async () => {
    const fay = await addNewcomer();
    const first = await listTargets(fay);
    advanceDays(6);
    expect(await listTargets(fay)).toEqual(first);
    advanceDays(2);
    const second = await listTargets(fay);
    expect(second).toHaveLength(3);
    expect(second.filter((one) => first.includes(one))).toEqual([]);
  });

  test('each once, however many pages ask at once', async () => {
    const fay = await addNewcomer();
    await Promise.all(Array.from({ length: 6 }, () => listTargets(fay)));
    expect(await listStoredOffers(fay)).toHaveLength(3);
    expect(await listTargets(fay)).toHaveLength(3);
  });

  test('with the reason, and where it can be read', async () => {
    const fay = await addNewcomer();
    const [person, work] = await offerSuggestions(context, fay, neverHoldOut);
    expect(person).toMatchObject({
      reason: { by: 'speaks', space: { title: 'The yard' } },
      evidence: [{ entry: { title: 'The boiler' } }],
    });
    expect(work).toMatchObject({ reason: { by: 'builtUpon', uses: 1 } });
  });
});

describe('what is held out', () => {
  test('is shown to nobody, and nothing stands in its place for the week', async () => {
    const fay = await addNewcomer();
    expect(await listTargets(fay, alwaysHoldOut)).toEqual([]);
    expect(await listTargets(fay, neverHoldOut)).toEqual([]);
    const held = await listStoredOffers(fay);
    expect(held.map(({ held_out }) => held_out)).toEqual([true, true, true]);
    await expect(getOffer(context, fay, held[0]!.id)).rejects.toMatchObject({ code: 'notFound' });
    const answer = answerOffer(context, fay, held[0]!.id, { answer: 'interested' });
    await expect(answer).rejects.toMatchObject({ code: 'notFound' });
    advanceDays(8);
    expect(await listTargets(fay, neverHoldOut)).toHaveLength(3);
    const targets = (await listStoredOffers(fay)).map(
      ({ other_id, entry_id }) => other_id ?? entry_id,
    );
    expect(new Set(targets).size).toBe(6);
  });
});

describe('nobody is suggested', () => {
  test('to guests, to whoever opted out, or with a token that only reads', async () => {
    expect(await listTargets(cast.gus)).toEqual([]);
    const fay = await addNewcomer();
    expect(await listTargets({ ...fay, scope: 'read' })).toEqual([]);
    await changeSuggestionSettings(context, fay, { suggestions: false });
    expect(await listTargets(fay)).toEqual([]);
    expect(await listStoredOffers(fay)).toEqual([]);
  });

  test('who opted out, left, or whose work was withdrawn or hidden since', async () => {
    await openSpace(context, cast.ada, { name: 'shed', title: 'The shed', audience: 'open' });
    const fay = await addNewcomer();
    const [one, work, other] = await offerSuggestions(context, fay, neverHoldOut);
    const viewer = speakers.find(({ handle }) => handle === getTarget(one!))!;
    await changeSuggestionSettings(context, viewer, { suggestions: false });
    expect(await listTargets(fay)).toEqual([getTarget(work!), getTarget(other!)]);
    await changeSuggestionSettings(context, viewer, { suggestions: true });
    await deactivatePerson(context, operator, getTarget(other!));
    expect(await listTargets(fay)).toEqual([getTarget(one!), getTarget(work!)]);
    await withdrawEntry(context, operator, work?.kind === 'work' ? work.work.id : '');
    expect(await listTargets(fay)).toEqual([getTarget(one!)]);
    await changeSpace(context, cast.ada, 'yard', { audience: 'closed' });
    expect(await listTargets(fay)).toEqual([]);
    await changeSpace(context, cast.ada, 'yard', { audience: 'open' });
    expect(await listTargets(fay)).toEqual([getTarget(one!)]);
  });

  test('to anybody but themselves: an offer is nobody else’s', async () => {
    const [fay, gil] = [await addNewcomer(), await addNewcomer()];
    const [offer] = await offerSuggestions(context, fay, neverHoldOut);
    await expect(getOffer(context, gil, offer!.id)).rejects.toMatchObject({ code: 'notFound' });
    await expect(getOffer(context, cast.ada, offer!.id)).rejects.toMatchObject({
      code: 'notFound',
    });
    expect(await listOffers(context, gil)).toEqual([]);
  });
});

type OfferStep = { do: 'look'; chance: number } | { do: 'answer'; which: number; answer: string };
type OfferTurn =
  | OfferStep
  | { do: 'wait'; days: number }
  | { do: 'opt'; who: number; out: boolean };

const anyTurn: fc.Arbitrary<OfferTurn> = fc.oneof(
  fc.record({ do: fc.constant('look' as const), chance: fc.constantFrom(0, 0.05, 0.5, 1) }),
  fc.record({
    do: fc.constant('answer' as const),
    which: fc.nat({ max: 2 }),
    answer: fc.constantFrom('interested', 'notForMe'),
  }),
  fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 9 }) }),
  fc.record({
    do: fc.constant('opt' as const),
    who: fc.nat({ max: SPEAKER_COUNT - 1 }),
    out: fc.boolean(),
  }),
);

async function applyTurn(viewer: PersonViewer, next: OfferTurn): Promise<void> {
  if (next.do === 'look') await offerSuggestions(context, viewer, () => next.chance);
  if (next.do === 'wait') advanceDays(next.days);
  if (next.do === 'opt') {
    await changeSuggestionSettings(context, speakers[next.who]!, { suggestions: !next.out });
  }
  if (next.do === 'answer') {
    const offer = (await listOffers(context, viewer))[next.which];
    if (offer) await answerOffer(context, viewer, offer.id, { answer: next.answer });
  }
}

async function listOptedOutHandles(): Promise<string[]> {
  const rows = await context.db
    .selectFrom('suggesting')
    .innerJoin('people', 'people.id', 'suggesting.person_id')
    .where('suggestions', '=', false)
    .select('handle')
    .execute();
  return rows.map(({ handle }) => handle);
}

test('whatever happens: never twice, never more than three, never of somebody who opted out', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyTurn, { minLength: 4, maxLength: 14 }), async (turns) => {
      const fay = await addNewcomer();
      for (const next of turns) {
        const out = next.do === 'look' ? await listOptedOutHandles() : [];
        const before = (await listStoredOffers(fay)).map(({ id }) => id);
        await applyTurn(fay, next);
        const all = await listStoredOffers(fay);
        const targets = all.map(({ other_id, entry_id }) => other_id ?? entry_id);
        expect(new Set(targets).size).toBe(targets.length);
        expect(all.filter(({ ended_at }) => ended_at === null).length).toBeLessThanOrEqual(3);
        const fresh = all.filter(({ id }) => !before.includes(id)).map(({ other_id }) => other_id);
        const named = speakers.filter(({ id }) => fresh.includes(id));
        expect(named.filter(({ handle }) => out.includes(handle))).toEqual([]);
        const shown = await listOffers(context, fay);
        const held = new Set(all.filter(({ held_out }) => held_out).map(({ id }) => id));
        expect(shown.filter(({ id }) => held.has(id))).toEqual([]);
      }
    }),
    { numRuns: runs(0.2) },
  );
});
