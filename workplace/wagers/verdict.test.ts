import { beforeAll, describe, expect, test } from 'vitest';
import { type Cast, settle } from '../../test/cast.ts';
import { openWorkplace, type TestWorkplace } from '../../test/workplace.ts';
import { closeConversation, reopenConversation } from '../conversation/index.ts';
import { getEntry, withdrawEntry } from '../entries/index.ts';
import { getWager, resolveWager } from './index.ts';
import { committedWager, flaw, placeWager, refusing } from './wager.fixture.ts';

let house: TestWorkplace;
let cast: Cast;
const today = '2026-03-02';

beforeAll(async () => {
  house = await openWorkplace();
  cast = await settle(house.workplace);
  return house.close;
});

describe('a verdict', () => {
  const learned = 'Lists are kept where the boss looks.';

  test('is given by the resolver alone, not by whoever made it and not by an administrator', async () => {
    const { workplace } = house;
    const { id } = await committedWager(workplace, cast.ada);
    for (const viewer of [cast.ada, cast.cleo]) {
      const verdict = resolveWager(workplace, viewer, id, { verdict: 'learned', learned });
      await expect(verdict).rejects.toMatchObject(refusing('notAllowed', 'resolverOnly'));
    }
    for (const close of [closeConversation, reopenConversation]) {
      await expect(close(workplace, cast.ada, id, {})).rejects.toMatchObject(
        refusing('conflict', 'closedByVerdict'),
      );
    }
  });

  test('rests on readings since the commitment that say the same', async () => {
    const { workplace } = house;
    const { id, read, measure } = await committedWager(workplace, cast.ada);
    const give = (verdict: string, readings: string[]) =>
      resolveWager(workplace, cast.ben, id, { verdict, learned, readings });
    await expect(give('notMet', [])).rejects.toMatchObject(flaw('readings', 'readingsMissing'));
    const early = await read(cast.cleo, 7, { at: '2026-01-01' });
    await expect(give('met', [early.id])).rejects.toMatchObject(
      flaw('readings', 'readingBeforeSeal'),
    );
    const wrong = await read(cast.cleo, 7);
    const { id: eleven } = await read(cast.cleo, 11, { corrects: wrong.id, reason: 'Misread.' });
    await expect(give('met', [wrong.id])).rejects.toMatchObject(
      flaw('readings', 'readingCorrected'),
    );
    await expect(give('met', [eleven])).rejects.toMatchObject(
      flaw('verdict', 'verdictAgainstReadings'),
    );
    const { learned: work } = await give('notMet', [eleven]);
    const wager = await getWager(workplace, cast.cleo, id, today);
    expect(wager).toMatchObject({
      ...{ stage: 'closed', verdict: 'notMet' },
      closing: {
        ...{
          by: { handle: 'ben' },
          learned: { id: work, title: 'What we learned: Checked repairs' },
        },
        cited: [{ id: eleven, measure, value: 11 }],
      },
      learned: [{ work: { id: work } }],
      may: { change: false, write: false, resolve: false },
    });
    const entry = await getEntry(workplace, cast.cleo, id);
    expect(entry.closed).toMatchObject({ byHandle: 'ben', outcome: `Not met.\n\n${learned}` });
    await expect(read(cast.cleo, 6)).rejects.toMatchObject(refusing('conflict', 'wagerClosed'));
  });

  test('of a pilot is that something was learned, or that it was abandoned', async () => {
    const { workplace } = house;
    const id = await placeWager(workplace, cast.ada);
    await resolveWager(workplace, cast.ben, id, { verdict: 'abandoned', learned, next: 'Ask.' });
    const { closing } = await getWager(workplace, cast.ada, id, today);
    expect(closing).toMatchObject({ verdict: 'abandoned', next: 'Ask.', cited: [] });
    await expect(withdrawEntry(workplace, cast.ada, id)).rejects.toMatchObject(
      refusing('conflict', 'wagerStays'),
    );
  });
});
