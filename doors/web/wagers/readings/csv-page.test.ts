import { describe, expect, test } from 'vitest';
import { textOf, webHouse } from '../../../../test/web.ts';
import { listReadings, receiveHookReading } from '../../../../workplace/wagers/index.ts';
import { evidencePage, placeCommittedWager } from '../../../../workplace/wagers/wager.fixture.ts';

const csvFile = `at,value,evidence,note
2026-01-31,12.5,${evidencePage},"cold,
and wet"

2026-02-28,11,${evidencePage},
`;

async function openMeasuredWager() {
  const app = await webHouse();
  const { id, measure } = await placeCommittedWager(app.context, app.ada);
  const at = `/wagers/${id}/measures/${measure}`;
  const stored = async () =>
    (await listReadings(app.context, app.ada, { wager: id, measure })).items;
  return { ...app, id, measure, at, stored };
}

describe('somebody who has many readings in a file', () => {
  test('enters all of them, hears what became of each line, and changes nothing by sending it again', async () => {
    const { as, at, stored } = await openMeasuredWager();
    const cleo = await as('cleo');
    expect(textOf(await cleo.get(at))).toContain('The first line names its columns');
    const form = new FormData();
    form.set('csvFile', new File([`\uFEFF${csvFile}`], 'readings.csv', { type: 'text/csv' }));
    form.set('csv', '');
    const done = await cleo.post(`${at}/csv`, form);
    expect(done.status).toBe(200);
    expect(textOf(done)).toContain('2 readings read: 2 entered, none was here before.');
    expect(textOf(done)).toMatch(/3 2026-01-31 12\.5 entered 5 2026-02-28 11 entered/);
    const again = await cleo.post(`${at}/csv`, {
      csv: `${csvFile}2026-03-01,10,${evidencePage},\n`,
    });
    expect(textOf(again)).toContain('3 readings read: one entered, 2 were here before.');
    expect(textOf(again)).toMatch(/5 2026-02-28 11 left out: it was here already/);
    expect((await stored()).map(({ value, via }) => [value, via])).toEqual([
      [10, 'csv'] as const,
      [11, 'csv'] as const,
      [12.5, 'csv'] as const,
    ]);
    expect((await stored())[2]).toMatchObject({ note: expect.stringContaining('wet') });
  });

  test('enters none where one is wrong, and has all of it back to be mended', async () => {
    const { as, at, stored } = await openMeasuredWager();
    const cleo = await as('cleo');
    const wrong = `${csvFile}2026-03-01,"10,5",${evidencePage},\n2030-01-01,9,,\n2030-01-01,8,${evidencePage},\n`;
    const refused = await cleo.post(`${at}/csv`, { csv: wrong });
    expect(refused.status).toBe(422);
    expect(textOf(refused)).toContain('3 lines are not as they should be, so nothing was entered.');
    expect(textOf(refused)).toMatch(
      /6 2026-03-01 10,5 value: .* 7 2030-01-01 9 evid.* 8 2030-01-01 8 at: This/,
    );
    expect(refused.html).toContain('2030-01-01,9,,');
    for (const [csv, why] of [
      ['', 'There is no reading in it.'],
      ['count,of,doing\n1,2,3', 'This is not CSV'],
    ] as const) {
      const whole = await cleo.post(`${at}/csv`, { csv });
      expect(whole.status).toBe(422);
      expect(textOf(whole)).toContain(why);
      expect(whole.html).toContain('href="#field-csv"');
    }
    const picture = new FormData();
    picture.set('csvFile', new File([new Uint8Array([137, 80, 78, 71, 255])], 'chart.png'));
    expect(textOf(await cleo.post(`${at}/csv`, picture))).toContain('This is not a text file');
    expect(await stored()).toEqual([]);
  });

  test('is not offered what they may not do', async () => {
    const { as, at, visitor } = await openMeasuredWager();
    const gus = await as('gus');
    expect((await gus.get(at)).status).toBe(404);
    expect((await gus.post(`${at}/csv`, { csv: csvFile })).status).toBe(404);
    expect((await visitor.post(`${at}/csv`, { csv: csvFile })).status).not.toBe(200);
    expect(textOf(await (await as('cleo')).get(at))).not.toContain('Let a program hand in');
  });
});

describe('whoever made a wager', () => {
  test('gives a program an address, sees it once, sees its use, and revokes it', async () => {
    const { as, at, context, stored } = await openMeasuredWager();
    const [ada, cleo] = [await as('ada'), await as('cleo')];
    expect((await ada.get(at)).html).toContain(`href="${at}/hooks"`);
    expect((await cleo.get(`${at}/hooks`)).status).toBe(403);
    const once = 'abcdefgh-12345678';
    const refused = await ada.post(`${at}/hooks`, { once, label: '', evidence: 'nowhere' });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('value="nowhere"');
    const typed = { once, label: 'Order system', evidence: evidencePage };
    const made = await ada.post(`${at}/hooks`, typed);
    const [, hook, secret] = /\/api\/v1\/hooks\/([0-9a-f-]+)\?secret=([\w-]+)</.exec(made.html)!;
    expect(made.headers.get('cache-control')).toBe('no-store');
    const twice = await ada.post(`${at}/hooks`, typed);
    expect([twice.status, twice.html.includes(secret!)]).toEqual([409, false]);
    const before = await ada.get(`${at}/hooks`);
    expect(textOf(before)).toContain('Order system made on 2 March 2026 · never used');
    expect(before.html).not.toContain(secret);
    await receiveHookReading(context, { hook: hook!, secret: secret! }, { value: 9.5 });
    expect(textOf(await ada.get(`${at}/hooks`))).toContain('last used on 2 March 2026');
    expect((await cleo.post(`${at}/hooks/${hook}/deletion`, {})).status).toBe(403);
    expect((await ada.post(`${at}/hooks/${hook}/deletion`, {})).to).toBe(`${at}/hooks`);
    expect(textOf(await ada.get(`${at}/hooks`))).toContain('There is no address yet.');
    const late = receiveHookReading(context, { hook: hook!, secret: secret! }, { value: 9 });
    await expect(late).rejects.toMatchObject({ code: 'notFound' });
    expect((await stored()).map(({ via }) => via)).toEqual(['webhook']);
  });
});
