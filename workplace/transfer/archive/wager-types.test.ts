import { beforeAll, describe, expect, test } from 'vitest';
import { archiveOf, sourceOf } from '../../../test/archives.ts';
import { type Cast, settle } from '../../../test/cast.ts';
import { openTestApp, testAppForTest } from '../../../test/workplace.ts';
import { operator } from '../../access/index.ts';
import { withdrawEntry } from '../../entries/index.ts';
import type { CommandContext } from '../../kernel/index.ts';
import {
  addReadingHook,
  amendWager,
  dropQuestion,
  getWager,
  resolveWager,
} from '../../wagers/index.ts';
import { evidencePage, placeCommittedWager, placeWager } from '../../wagers/wager.fixture.ts';
import { importArchive } from './index.ts';

let lines: string[];
let backup: string[];

/** A pilot, a commitment that was amended and read, one that was lost, and one withdrawn. */
async function placeWagers(context: CommandContext, { ada, ben, cleo }: Cast): Promise<void> {
  const pilot = await placeWager(context, ada);
  const [question] = (await getWager(context, ada, pilot, '2026-03-02')).questions;
  await dropQuestion(context, ada, pilot, question!.id, { reason: 'Nobody minds.' });
  const ranged = { measure: { range: { low: 6, high: 11 } } };
  const open = await placeCommittedWager(context, cleo, ranged);
  await amendWager(context, cleo, open.id, { reason: 'Less time.', due: '2026-11-30' });
  const wrong = await open.read(ben, 0.1, { at: '2026-02-28', note: 'Odd.' });
  await open.read(cleo, 10.1, { corrects: wrong.id, reason: 'Misread.' });
  await addReadingHook(
    context,
    cleo,
    { wager: open.id, measure: open.measure },
    {
      label: 'Orders',
      evidence: evidencePage,
    },
  );
  const lost = await placeCommittedWager(context, ada);
  const reading = await lost.read(cleo, 11);
  const verdict = { verdict: 'notMet', learned: 'Lists hang high.', readings: [reading.id] };
  await resolveWager(context, ben, lost.id, verdict);
  await withdrawEntry(context, ada, await placeWager(context, ada));
}

beforeAll(async () => {
  const { context, close } = await openTestApp();
  await placeWagers(context, await settle(context));
  [lines, backup] = [await archiveOf(context), await archiveOf(context, { secrets: true })];
  await close();
});

const importLines = async (text: string[]) => {
  const { context } = await testAppForTest();
  return { context, report: await importArchive(context, operator, sourceOf(...text)) };
};

/** The archive with one fact of one record of a type told otherwise. */
function withChangedRecord(
  type: string,
  change: (record: Record<string, unknown>) => void,
): string[] {
  let done = false;
  return lines.map((line) => {
    const record = JSON.parse(line);
    if (done || record.type !== type || record.stage === 'pilot') return line;
    done = true;
    change(record);
    return `${JSON.stringify(record)}\n`;
  });
}

describe('an archive of wagers', () => {
  test('makes the same wagers, and the same archive, once or twice', async () => {
    const { context, report } = await importLines(lines);
    expect(report.records).toMatchObject({
      wager: { created: 3 },
      seal: { created: 3 },
      reading: { created: 3 },
      wagerQuestion: { created: 9 },
      finding: { created: 7 },
      citedReading: { created: 1 },
    });
    expect(await archiveOf(context)).toEqual(lines);
    const again = await importArchive(context, operator, sourceOf(...lines));
    for (const [type, { created }] of Object.entries(again.records)) {
      expect([type, created]).toEqual([type, 0]);
    }
  });

  test('holds the addresses for readings where it is a backup, and only there', async () => {
    expect(lines.join('')).not.toContain('readingHook');
    const { context } = await testAppForTest();
    await importArchive(context, operator, sourceOf(...backup), { restore: true });
    expect(await archiveOf(context, { secrets: true })).toEqual(backup);
  });

  test.each<[string, string, (record: Record<string, unknown>) => void, RegExp]>([
    [
      'another target',
      'measure',
      (it) => (it.target = 11),
      /its current terms differ from its newest/,
    ],
    ['another range', 'measure', (it) => (it.rangeHigh = 14), /rule|current terms differ/],
    ['another reason', 'seal', (it) => (it.reason = 'Better.'), /is not intact|against a rule/],
    ['another hash', 'seal', (it) => (it.hash = 'a'.repeat(64)), /is not intact/],
    ['an owner who resolves', 'wager', (it) => (it.resolver = it.owner), /of their own/],
    ['an owner who did not write it', 'wager', (it) => (it.owner = it.sponsor), /rule|own/],
    [
      'a unit that counts doing',
      'measure',
      (it) => (it.unit = 'comments'),
      /counts what people do/,
    ],
    [
      'an end that counts doing',
      'end',
      (it) => (it.title = 'More log-ins'),
      /counts what people do/,
    ],
    ['a reading of the future', 'reading', (it) => (it.at = '2040-01-01T00:00:00Z'), /entered/],
    ['an early reading', 'wager', (it) => (it.stage = 'pilot'), /rule|hold/],
    [
      'a reading by its means',
      'reading',
      (it) => (it.evidenceUrl = `https://h.example/wagers/${it.id}/means`),
      /counts what people do/,
    ],
  ])('is refused whole with %s', async (_name, type, change, said) => {
    const { context } = await testAppForTest();
    const bringing = importArchive(context, operator, sourceOf(...withChangedRecord(type, change)));
    await expect(bringing).rejects.toThrow(said);
    const left = await context.db.selectFrom('entries').select('id').execute();
    expect(left).toEqual([]);
  });

  test('is refused without the wager of an entry, or without a seal', async () => {
    for (const type of ['wager', 'seal']) {
      const { context } = await testAppForTest();
      const holding = withChangedRecord('workplace', (it) => delete it.holds);
      const without = holding.filter((line) => JSON.parse(line).type !== type);
      const bringing = importArchive(context, operator, sourceOf(...without));
      await expect(bringing).rejects.toThrow(/neither in the archive|hold|rule/);
    }
  });
});
