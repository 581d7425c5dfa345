import { beforeAll, describe, expect, test } from 'vitest';
import { type Cast, settle } from '../../../test/cast.ts';
import { openTestApp, type TestApp } from '../../../test/workplace.ts';
import { closeConversation, reopenConversation } from '../../comments/index.ts';
import { getEntry, withdrawEntry } from '../../entries/index.ts';
import { getWager, resolveWager } from '../index.ts';
import { errorWith, fieldError, placeCommittedWager, placeWager } from '../wager.fixture.ts';

let app: TestApp;
let cast: Cast;
const today = '2026-03-02';

beforeAll(async () => {
  app = await openTestApp();
  cast = await settle(app.context);
  return app.close;
});

describe('a verdict', () => {
  const learned = 'Lists are kept where the boss looks.';

  test('is given by the resolver alone, not by whoever made it and not by an administrator', async () => {
    const { context } = app;
    const { id } = await placeCommittedWager(context, cast.ada);
    for (const viewer of [cast.ada, cast.cleo]) {
      const verdict = resolveWager(context, viewer, id, { verdict: 'learned', learned });
      await expect(verdict).rejects.toMatchObject(errorWith('notAllowed', 'resolverOnly'));
    }
    for (const close of [closeConversation, reopenConversation]) {
      await expect(close(context, cast.ada, id, {})).rejects.toMatchObject(
        errorWith('conflict', 'closedByVerdict'),
      );
    }
  });

  test('rests on readings since the commitment that say the same', async () => {
    const { context } = app;
    const { id, read, measure } = await placeCommittedWager(context, cast.ada);
    const give = (verdict: string, readings: string[]) =>
      resolveWager(context, cast.ben, id, { verdict, learned, readings });
    await expect(give('notMet', [])).rejects.toMatchObject(
      fieldError('readings', 'readingsMissing'),
    );
    const early = await read(cast.cleo, 7, { at: '2026-01-01' });
    await expect(give('met', [early.id])).rejects.toMatchObject(
      fieldError('readings', 'readingBeforeSeal'),
    );
    const wrong = await read(cast.cleo, 7);
    const { id: eleven } = await read(cast.cleo, 11, { corrects: wrong.id, reason: 'Misread.' });
    await expect(give('met', [wrong.id])).rejects.toMatchObject(
      fieldError('readings', 'readingCorrected'),
    );
    await expect(give('met', [eleven])).rejects.toMatchObject(
      fieldError('verdict', 'verdictAgainstReadings'),
    );
    const { learned: work } = await give('notMet', [eleven]);
    const wager = await getWager(context, cast.cleo, id, today);
    expect(wager).toMatchObject({
      stage: 'closed',
      verdict: 'notMet',
      closing: {
        by: { handle: 'ben' },
        learned: { id: work, title: 'What we learned: Checked repairs' },
        cited: [{ id: eleven, measure, value: 11 }],
      },
      learned: [{ work: { id: work } }],
      can: { change: false, write: false, resolve: false },
    });
    const entry = await getEntry(context, cast.cleo, id);
    expect(entry.closed).toMatchObject({ byHandle: 'ben', outcome: `Not met.\n\n${learned}` });
    await expect(read(cast.cleo, 6)).rejects.toMatchObject(errorWith('conflict', 'wagerClosed'));
  });

  test('of a pilot is that something was learned, or that it was abandoned', async () => {
    const { context } = app;
    const id = await placeWager(context, cast.ada);
    await resolveWager(context, cast.ben, id, { verdict: 'abandoned', learned, next: 'Ask.' });
    const { closing } = await getWager(context, cast.ada, id, today);
    expect(closing).toMatchObject({ verdict: 'abandoned', next: 'Ask.', cited: [] });
    await expect(withdrawEntry(context, cast.ada, id)).rejects.toMatchObject(
      errorWith('conflict', 'wagerLocked'),
    );
  });
});
