import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../storage/index.ts';
import { type Cast, settle, viewerFor } from '../../test/cast.ts';
import { type TestApp, testAppForTest } from '../../test/workplace.ts';
import { anonymous, operator, type PersonViewer } from '../access/index.ts';
import { addComment } from '../comments/index.ts';
import { publishEntry } from '../entries/index.ts';
import type { CommandContext } from '../kernel/index.ts';
import { addPerson } from '../people/index.ts';
import { measureSerendipity } from './index.ts';
import { compareOutcomes, type OutcomeCounts } from './measure-serendipity.ts';

const makeCounts = (more: Partial<OutcomeCounts> = {}): OutcomeCounts => ({
  offers: 40,
  people: 8,
  contact: 10,
  reply: 8,
  lineage: 2,
  ...more,
});

describe('what followed is told', () => {
  test('only of enough suggestions, shown and held out, to five people each', () => {
    expect(compareOutcomes(makeCounts(), makeCounts())).toHaveLength(3);
    expect(compareOutcomes(makeCounts({ offers: 29 }), makeCounts())).toBeNull();
    expect(compareOutcomes(makeCounts(), makeCounts({ offers: 29 }))).toBeNull();
    expect(compareOutcomes(makeCounts({ people: 4 }), makeCounts())).toBeNull();
    expect(compareOutcomes(makeCounts(), makeCounts({ people: 4 }))).toBeNull();
  });

  test('with the difference and its interval', () => {
    const [contact] = compareOutcomes(
      makeCounts({ offers: 70, contact: 56 }),
      makeCounts({ offers: 80, contact: 48 }),
    )!;
    expect(contact).toMatchObject({ name: 'contact', shown: { count: 56, total: 70 } });
    expect(contact!.difference.by).toBeCloseTo(0.2);
    expect(contact!.difference.low).toBeCloseTo(0.0524, 4);
  });
});

describe('in a workplace', () => {
  let app: TestApp;
  let context: CommandContext;
  let cast: Cast;
  const crowd: PersonViewer[] = [];

  /** Twelve people, each of whom was suggested to each other, by the parity of the pair. */
  beforeEach(async () => {
    app = await testAppForTest();
    ({ context } = app);
    cast = await settle(context);
    crowd.length = 0;
    for (let i = 0; i < 12; i += 1) {
      await addPerson(context, operator, { handle: `person-${i}`, name: `Person ${i}` });
      crowd.push(await viewerFor(context, `person-${i}`));
    }
    const pairs = crowd.flatMap((one, i) =>
      crowd.slice(i + 1).map((other, j) => ({ one, other, held: j % 2 === 1 })),
    );
    const at = context.now();
    await context.db
      .insertInto('offers')
      .values(
        pairs.map(({ one, other, held }) => ({
          id: newId(),
          person_id: one.id,
          other_id: other.id,
          entry_id: null,
          slot: 1,
          kind: 'person' as const,
          reason: '{}',
          held_out: held,
          offered_at: at,
          answer: null,
          answered_at: null,
          ended_at: at,
        })),
      )
      .execute();
  });

  async function talk(space: string, author: PersonViewer, other: PersonViewer): Promise<void> {
    const { id } = await publishEntry(context, author, { space, title: 'A word', body: '' });
    await addComment(context, other, id, { body: 'Yes.' });
  }

  async function told(viewer: PersonViewer) {
    const outcomes = await measureSerendipity(context, viewer);
    return outcomes?.map(({ name, shown, heldOut }) => [name, shown, heldOut]);
  }

  test('a contact, a reply and lineage are counted for two once, and by which they were', async () => {
    const [a, b, c] = crowd as [PersonViewer, PersonViewer, PersonViewer];
    await talk('yard', a, b);
    await talk('yard', b, a);
    const source = await publishEntry(context, a, { space: 'yard', title: 'Source', body: '' });
    const made = { space: 'yard', title: 'Made', body: '', buildsOn: [{ source: source.id }] };
    await publishEntry(context, c, made);
    const [shown, heldOut] = [36, 30];
    expect(await told(cast.ada)).toEqual([
      ['contact', { count: 1, total: shown }, { count: 1, total: heldOut }],
      ['reply', { count: 1, total: shown }, { count: 0, total: heldOut }],
      ['lineage', { count: 0, total: shown }, { count: 1, total: heldOut }],
    ]);
  });

  test('what is said in closed spaces, before, or after ninety days does not count', async () => {
    const before = await told(cast.ada);
    const [a, b] = crowd as [PersonViewer, PersonViewer];
    await context.db
      .insertInto('space_people')
      .columns(['space_id', 'person_id', 'joined_at'])
      .expression((eb) =>
        eb
          .selectFrom('spaces')
          .innerJoin('people', (on) => on.onTrue())
          .where('spaces.name', '=', 'attic')
          .where('people.id', 'in', [a.id, b.id])
          .select(['spaces.id', 'people.id as person', 'people.created_at']),
      )
      .execute();
    await talk('attic', a, b);
    app.at(new Date(context.now().getTime() + 91 * 86_400_000).toISOString());
    await talk('yard', a, b);
    expect(await told(cast.ada)).toEqual(before);
  });

  test('is for members alone', async () => {
    for (const viewer of [cast.gus, anonymous]) {
      await expect(measureSerendipity(context, viewer)).rejects.toMatchObject({
        code: 'notFound',
      });
    }
  });
});
