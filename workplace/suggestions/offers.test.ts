import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cast, settle, viewerFor } from '../../test/cast.ts';
import { runs } from '../../test/runs.ts';
import { openWorkplace, type TestWorkplace } from '../../test/workplace.ts';
import { operator, type PersonViewer } from '../access/index.ts';
import { addComment } from '../conversation/index.ts';
import { publishEntry, withdrawEntry } from '../entries/index.ts';
import type { Workplace } from '../happenings/index.ts';
import { addPerson, letPersonLeave } from '../people/index.ts';
import { changeSpace, openSpace } from '../spaces/index.ts';
import {
  answerOffer,
  getOffer,
  listOffers,
  type OfferView,
  offerSuggestions,
  setSuggestions,
} from './index.ts';

let house: TestWorkplace;
let workplace: Workplace;
let cast: Cast;
const speakers: PersonViewer[] = [];
const crowd = 12;

/** Twelve who speak in the yard, and works there that others build on: enough to offer newcomers. */
beforeAll(async () => {
  house = await openWorkplace();
  ({ workplace } = house);
  cast = await settle(workplace);
  const { id } = await publishEntry(workplace, cast.ada, { space: 'yard', title: 'The boiler' });
  for (let i = 0; i < crowd; i += 1) {
    const handle = `speaker-${i}`;
    await addPerson(workplace, operator, { handle, name: `Speaker ${i}` });
    const speaker = await viewerFor(workplace, handle);
    speakers.push(speaker);
    await addComment(workplace, speaker, id, { body: 'It drips.' });
    const work = await publishEntry(workplace, speaker, { space: 'yard', title: `Work ${i}` });
    const later = { space: 'yard', title: `Later ${i}`, buildsOn: [{ source: work.id }] };
    await publishEntry(workplace, cast.ada, later);
  }
});
afterAll(() => house.close());

let newcomers = 0;

async function newcomer(): Promise<PersonViewer> {
  newcomers += 1;
  const handle = `newcomer-${newcomers}`;
  await addPerson(workplace, operator, { handle, name: `Newcomer ${newcomers}` });
  return viewerFor(workplace, handle);
}

const never = () => 1;
const always = () => 0;
const target = (offer: OfferView) =>
  offer.kind === 'person' ? offer.person.handle : offer.work.title;
const look = async (viewer: PersonViewer, random = never) =>
  (await offerSuggestions(workplace, viewer, random)).map(target);
const days = (n: number) =>
  house.at(new Date(workplace.now().getTime() + n * 86_400_000).toISOString());

function stored({ id }: PersonViewer) {
  return workplace.db.selectFrom('offers').selectAll().where('person_id', '=', id).execute();
}

describe('suggestions stand before somebody', () => {
  test('three at a time, people and works in turn, until they are answered', async () => {
    const fay = await newcomer();
    const first = await offerSuggestions(workplace, fay, never);
    expect(first.map(({ kind }) => kind)).toEqual(['person', 'work', 'person']);
    expect(await look(fay)).toEqual(first.map(target));
    await answerOffer(workplace, fay, first[0]!.id, { answer: 'notForMe' });
    const next = await look(fay);
    expect(next).toHaveLength(3);
    expect(next).not.toContain(target(first[0]!));
    expect(next.slice(1)).toEqual(first.slice(1).map(target));
  });

  test('for a week, and then others do', async () => {
    const fay = await newcomer();
    const first = await look(fay);
    days(6);
    expect(await look(fay)).toEqual(first);
    days(2);
    const second = await look(fay);
    expect(second).toHaveLength(3);
    expect(second.filter((one) => first.includes(one))).toEqual([]);
  });

  test('each once, however many pages ask at once', async () => {
    const fay = await newcomer();
    await Promise.all(Array.from({ length: 6 }, () => look(fay)));
    expect(await stored(fay)).toHaveLength(3);
    expect(await look(fay)).toHaveLength(3);
  });

  test('with the reason, and where it can be read', async () => {
    const fay = await newcomer();
    const [person, work] = await offerSuggestions(workplace, fay, never);
    expect(person).toMatchObject({
      reason: { by: 'speaks', space: { title: 'The yard' } },
      evidence: [{ entry: { title: 'The boiler' } }],
    });
    expect(work).toMatchObject({ reason: { by: 'builtUpon', uses: 1 } });
  });
});

describe('what is held out', () => {
  test('is shown to nobody, and nothing stands in its place for the week', async () => {
    const fay = await newcomer();
    expect(await look(fay, always)).toEqual([]);
    expect(await look(fay, never)).toEqual([]);
    const held = await stored(fay);
    expect(held.map(({ held_out }) => held_out)).toEqual([true, true, true]);
    await expect(getOffer(workplace, fay, held[0]!.id)).rejects.toMatchObject({ code: 'notFound' });
    const answer = answerOffer(workplace, fay, held[0]!.id, { answer: 'interested' });
    await expect(answer).rejects.toMatchObject({ code: 'notFound' });
    days(8);
    expect(await look(fay, never)).toHaveLength(3);
    const targets = (await stored(fay)).map(({ other_id, entry_id }) => other_id ?? entry_id);
    expect(new Set(targets).size).toBe(6);
  });
});

describe('nobody is suggested', () => {
  test('to guests, to whoever opted out, or with a token that only reads', async () => {
    expect(await look(cast.gus)).toEqual([]);
    const fay = await newcomer();
    expect(await look({ ...fay, scope: 'read' })).toEqual([]);
    await setSuggestions(workplace, fay, { suggestions: false });
    expect(await look(fay)).toEqual([]);
    expect(await stored(fay)).toEqual([]);
  });

  test('who opted out, left, or whose work was withdrawn or hidden since', async () => {
    await openSpace(workplace, cast.ada, { name: 'shed', title: 'The shed', audience: 'open' });
    const fay = await newcomer();
    const [one, work, other] = await offerSuggestions(workplace, fay, never);
    const viewer = speakers.find(({ handle }) => handle === target(one!))!;
    await setSuggestions(workplace, viewer, { suggestions: false });
    expect(await look(fay)).toEqual([target(work!), target(other!)]);
    await setSuggestions(workplace, viewer, { suggestions: true });
    await letPersonLeave(workplace, operator, target(other!));
    expect(await look(fay)).toEqual([target(one!), target(work!)]);
    await withdrawEntry(workplace, operator, work?.kind === 'work' ? work.work.id : '');
    expect(await look(fay)).toEqual([target(one!)]);
    await changeSpace(workplace, cast.ada, 'yard', { audience: 'closed' });
    expect(await look(fay)).toEqual([]);
    await changeSpace(workplace, cast.ada, 'yard', { audience: 'open' });
    expect(await look(fay)).toEqual([target(one!)]);
  });

  test('to anybody but themselves: an offer is nobody else’s', async () => {
    const [fay, gil] = [await newcomer(), await newcomer()];
    const [offer] = await offerSuggestions(workplace, fay, never);
    await expect(getOffer(workplace, gil, offer!.id)).rejects.toMatchObject({ code: 'notFound' });
    await expect(getOffer(workplace, cast.ada, offer!.id)).rejects.toMatchObject({
      code: 'notFound',
    });
    expect(await listOffers(workplace, gil)).toEqual([]);
  });
});

type Step = { do: 'look'; chance: number } | { do: 'answer'; which: number; answer: string };
type Turn = Step | { do: 'wait'; days: number } | { do: 'opt'; who: number; out: boolean };

const turn: fc.Arbitrary<Turn> = fc.oneof(
  fc.record({ do: fc.constant('look' as const), chance: fc.constantFrom(0, 0.05, 0.5, 1) }),
  fc.record({
    ...{ do: fc.constant('answer' as const), which: fc.nat({ max: 2 }) },
    answer: fc.constantFrom('interested', 'notForMe'),
  }),
  fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 9 }) }),
  fc.record({
    ...{ do: fc.constant('opt' as const), who: fc.nat({ max: crowd - 1 }), out: fc.boolean() },
  }),
);

async function take(viewer: PersonViewer, next: Turn): Promise<void> {
  if (next.do === 'look') await offerSuggestions(workplace, viewer, () => next.chance);
  if (next.do === 'wait') days(next.days);
  if (next.do === 'opt') {
    await setSuggestions(workplace, speakers[next.who]!, { suggestions: !next.out });
  }
  if (next.do === 'answer') {
    const offer = (await listOffers(workplace, viewer))[next.which];
    if (offer) await answerOffer(workplace, viewer, offer.id, { answer: next.answer });
  }
}

async function optedOut(): Promise<string[]> {
  const rows = await workplace.db
    .selectFrom('suggesting')
    .innerJoin('people', 'people.id', 'suggesting.person_id')
    .where('suggestions', '=', false)
    .select('handle')
    .execute();
  return rows.map(({ handle }) => handle);
}

test('whatever happens: never twice, never more than three, never of somebody who opted out', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(turn, { minLength: 4, maxLength: 14 }), async (turns) => {
      const fay = await newcomer();
      for (const next of turns) {
        const out = next.do === 'look' ? await optedOut() : [];
        const before = (await stored(fay)).map(({ id }) => id);
        await take(fay, next);
        const all = await stored(fay);
        const targets = all.map(({ other_id, entry_id }) => other_id ?? entry_id);
        expect(new Set(targets).size).toBe(targets.length);
        expect(all.filter(({ ended_at }) => ended_at === null).length).toBeLessThanOrEqual(3);
        const fresh = all.filter(({ id }) => !before.includes(id)).map(({ other_id }) => other_id);
        const named = speakers.filter(({ id }) => fresh.includes(id));
        expect(named.filter(({ handle }) => out.includes(handle))).toEqual([]);
        const shown = await listOffers(workplace, fay);
        const held = new Set(all.filter(({ held_out }) => held_out).map(({ id }) => id));
        expect(shown.filter(({ id }) => held.has(id))).toEqual([]);
      }
    }),
    { numRuns: runs(0.2) },
  );
});
