import { beforeAll, describe, expect, test } from 'vitest';
import { type Cast, settle } from '../../../test/cast.ts';
import { openTestApp, type TestApp } from '../../../test/workplace.ts';
import { publishEntry } from '../../entries/index.ts';
import { addReading, getWager, listReadings } from '../index.ts';
import {
  errorWith,
  evidencePage,
  fieldError,
  placeCommittedWager,
  placeModelWager,
} from '../wager.fixture.ts';

let app: TestApp;
let cast: Cast;
const today = '2026-03-02';

beforeAll(async () => {
  app = await openTestApp();
  cast = await settle(app.context);
  return app.close;
});

describe('readings', () => {
  test('are dated, have evidence, and a correction leaves the one before to be seen', async () => {
    const { context } = app;
    const { id, measure, read } = await placeCommittedWager(context, cast.ada);
    const wrong = await read(cast.cleo, 1.1, { at: '2026-03-01' });
    const right = { corrects: wrong.id, reason: 'A decimal too many.' };
    const { id: later } = await read(cast.ben, 11, right);
    const { items } = await listReadings(context, cast.cleo, { wager: id, measure });
    expect(items).toMatchObject([
      {
        id: later,
        value: 11,
        corrects: wrong.id,
        reason: 'A decimal too many.',
        by: { handle: 'ben' },
      },
      { id: wrong.id, value: 1.1, correctedBy: later, evidence: { url: evidencePage } },
    ]);
    expect(items[0]!.at).toEqual(items[1]!.at);
    const [end] = (await getWager(context, cast.cleo, id, today)).ends;
    expect(end!.measures[0]!.latest).toMatchObject({ value: 11 });
    await expect(read(cast.ben, 12, right)).rejects.toMatchObject(
      errorWith('conflict', 'readingCorrected'),
    );
  });

  test('are not of the future, not without evidence, and not before a commitment', async () => {
    const { context } = app;
    const { read } = await placeCommittedWager(context, cast.ada);
    const future = read(cast.ben, 11, { at: '2030-01-01T00:00:00Z' });
    await expect(future).rejects.toMatchObject(fieldError('at', 'readingInFuture'));
    const bare = read(cast.ben, 11, { evidence: ' ' });
    await expect(bare).rejects.toMatchObject(fieldError('evidence', 'evidenceMissing'));
    const zoneless = read(cast.ben, 11, { at: '2026-03-01T10:00:00' });
    await expect(zoneless).rejects.toMatchObject(fieldError('at', 'timeMalformed'));
    const model = await placeModelWager(context, cast.ada);
    const early = addReading(
      context,
      cast.ben,
      { wager: model.id, measure: model.measure, via: 'api' },
      { value: 11, evidence: evidencePage },
    );
    await expect(early).rejects.toMatchObject(errorWith('conflict', 'notCommitted'));
  });

  test('of a day begin where their reader is, also where clocks change at midnight', async () => {
    const { context } = app;
    const { id, measure, read } = await placeCommittedWager(context, cast.ada);
    const far = { ...cast.ben, timeZone: 'Asia/Tokyo' };
    const cairo = { ...cast.ben, timeZone: 'Africa/Cairo' };
    await read(far, 10, { at: '2026-03-01' });
    await read(cairo, 9, { at: '2025-04-25' });
    const { items } = await listReadings(context, cast.ben, { wager: id, measure });
    expect(items.map(({ at }) => at.toISOString())).toEqual([
      '2026-02-28T15:00:00.000Z',
      // At midnight clocks went from 00:00 to 01:00 there, which was 22:00 UTC.
      '2025-04-24T22:00:00.000Z',
    ]);
  });

  test('show an entry of the wager’s own space, or a page, and no page that counts what we do', async () => {
    const { context } = app;
    const { id, measure, read } = await placeCommittedWager(context, cast.ada);
    const inside = await publishEntry(context, cast.ben, { space: 'yard', title: 'Minutes' });
    const hidden = await publishEntry(context, cast.ada, { space: 'attic', title: 'Minutes' });
    await read(cast.ben, 11, { evidence: `https://house.example/entries/${inside.id}/minutes` });
    const elsewhere = read(cast.ada, 11, { evidence: hidden.id });
    await expect(elsewhere).rejects.toMatchObject(fieldError('evidence', 'evidenceElsewhere'));
    const unseen = read(cast.cleo, 11, { evidence: hidden.id });
    await expect(unseen).rejects.toMatchObject(fieldError('evidence', 'evidenceUnknown'));
    const counted = read(cast.ben, 11, { evidence: `https://h.example/api/v1/wagers/${id}/means` });
    await expect(counted).rejects.toMatchObject(fieldError('evidence', 'evidenceCountsDoing'));
    const { items } = await listReadings(context, cast.cleo, { wager: id, measure });
    expect(items).toMatchObject([{ evidence: { entry: { id: inside.id, title: 'Minutes' } } }]);
  });
});
