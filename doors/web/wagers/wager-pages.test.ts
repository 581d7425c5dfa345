import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { type Page, textOf, webHouse } from '../../../test/web.ts';
import {
  createMissedNotifications,
  listNotifications,
  renderNotification,
} from '../../../workplace/notifications/index.ts';
import { addUnit, changePerson, changeUnit } from '../../../workplace/people/index.ts';
import {
  addReading,
  amendWager,
  emitReviewReminders,
  getWager,
} from '../../../workplace/wagers/index.ts';
import {
  evidencePage,
  placeCommittedWager,
  placeModelWager,
  placeWager,
  repairMeasure,
  wagerFacts,
} from '../../../workplace/wagers/wager.fixture.ts';

const sentence = {
  because: 'Bikes come back within a month.',
  belief: 'that a second pair of eyes',
  will: 'halve the repairs that come back',
};

const blank = {
  due: '',
  amount: '',
  currency: '',
  days: '',
  reputation: '',
  sponsor: '',
  champion: '',
  resolver: '',
  reviewOn: '',
  stopRule: '',
  questions: '',
  body: '',
  tags: '',
  buildsOn: '',
};

const measure = {
  'e0-id': '',
  'e0-title': 'Repairs last',
  'e0-m0-id': '',
  'e0-m0-direction': 'down',
  'e0-m0-name': 'Repairs that come back',
  'e0-m0-unit': '% of repairs',
  'e0-m0-baseline': '12',
  'e0-m0-target': '8',
  'e0-m0-due': '2026-11-01',
  'e0-m0-source': 'The order system',
  'e0-m0-reader': '',
  'e0-m0-low': '',
  'e0-m0-high': '',
};

/** Where Cleo is not. */
const inAttic = { champion: null };

const getTarget = (answer: Page) => answer.to!.replace(/#.*/, '');

describe('somebody who places a wager', () => {
  test('goes from three questions to a sealed commitment by forms alone', async () => {
    const { as } = await webHouse();
    const ada = await as('ada');
    const questions = 'Do they use it?\n\nDoes it take long?\nDo repairs last?';
    const form = { ...blank, ...sentence, space: 'yard', title: 'Second eyes', questions };
    const path = (await ada.post('/wagers', form)).to!;
    const placed = await ada.get(path);
    expect(textOf(placed)).toContain('3 questions of the pilot still need a finding.');
    expect(placed.html).toContain('/assets/wagers.css');
    const [first, second, third] = [...placed.html.matchAll(/href="([^"]+\/finding)"/g)];
    for (const [, finding] of [first!, second!]) {
      const found = { answer: 'yes', title: 'They do', body: 'We asked.', entry: '' };
      expect((await ada.post(finding!, found)).status).toBe(303);
    }
    const dropping = third![1]!.replace('finding', 'dropping');
    expect((await ada.post(dropping, { reason: 'Too early to say.' })).status).toBe(303);
    const id = path.split('/')[2]!;
    expect((await ada.post(`/wagers/${id}/stage`, { stage: 'model' })).status).toBe(303);
    const reversed = { ...measure, 'e0-m0-low': '9', 'e0-m0-high': '6' };
    const refused = await ada.post(`/wagers/${id}/ends/new`, reversed);
    expect(refused.html).toContain('href="#field-e0-m0-high"');
    const ranged = { ...measure, 'e0-m0-low': '6', 'e0-m0-high': '9.5' };
    expect((await ada.post(`/wagers/${id}/ends/new`, ranged)).status).toBe(303);
    const early = await ada.get(`/wagers/${id}/commitment`);
    expect(textOf(early)).toContain('Name somebody else who will say how it came out.');
    expect(early.html).not.toContain('Seal it');
    expect((await ada.post(`/wagers/${id}/commitment`, {})).status).toBe(422);
    const more = { due: '2026-12-01', days: '20', resolver: '@ben', reviewOn: '2026-06-01' };
    const rest = { ...more, stopRule: 'Two of three would rather not.' };
    const saved = await ada.post(`/wagers/${id}/facts`, { ...blank, ...sentence, ...rest });
    expect(getTarget(saved)).toBe(path);
    expect((await ada.post(`/wagers/${id}/commitment`, {})).to).toBe(`${path}#seals`);
    expect(textOf(await ada.get(path))).toContain('Nine to one between 6 and 9.5.');
    expect(textOf(await ada.get(path))).toContain('Next look on 1 June 2026. Ben Oduya says how');
  });

  test('keeps everything typed when something is refused, and is told what counts no outcome', async () => {
    const { as } = await webHouse();
    const ada = await as('ada');
    const form = { ...blank, ...sentence, space: 'yard', title: 'Talk', resolver: 'ada' };
    const refused = await ada.post('/wagers', { ...form, will: 'bring 30 % more comments' });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('bring 30 % more comments');
    expect(refused.html).toContain('href="#field-will"');
    expect(textOf(refused)).toContain('That counts what we do.');
    const own = await ada.post('/wagers', form);
    expect(textOf(own)).toContain('Whoever makes a wager cannot be the one who says how');
  });

  test('finds it among the drafts, and is shown who bet on it before', async () => {
    const { as, context, ben } = await webHouse();
    await placeWager(context, ben, { resolver: 'ada' });
    const ada = await as('ada');
    const form = { ...blank, ...sentence, space: 'yard', title: 'Checked repairs again' };
    const shown = await ada.post('/wagers', { ...form, action: 'related' });
    expect(textOf(shown)).toContain('One earlier wager assumed much the same;');
    expect((await ada.post('/wagers', { ...form, action: 'draft' })).to).toBe('/drafts');
    const draft = /href="(\/wagers\/new\?draft=[^"]+)"/.exec((await ada.get('/drafts')).html)![1]!;
    expect((await ada.get(draft)).html).toContain('that a second pair of eyes');
  });
});

describe('a wager’s page', () => {
  test('shows means on their own side, and an outcome only from readings', async () => {
    const { as, context, ada } = await webHouse();
    const { id, measure, read } = await placeCommittedWager(context, ada);
    await read(ada, 10.5);
    const { path } = await getWager(context, ada, id, '2026-03-02');
    const shown = await (await as('cleo')).get(path);
    expect(textOf(shown)).toContain('What we did, not what came of it');
    expect(shown.html).toMatch(/aria-label="Repairs that come back[^"]*One reading; 10.5 % of rep/);
    const one = `/wagers/${id}/measures/${measure}`;
    const cleo = await as('cleo');
    const reading = {
      value: '9,500',
      at: '',
      evidence: evidencePage,
      note: '',
      corrects: '',
      reason: '',
    };
    const unclear = await cleo.post(`${one}/readings`, reading);
    expect(textOf(unclear)).toContain('This could be thousands, or a fraction.');
    expect(unclear.html).toContain('value="9,500"');
    expect((await cleo.post(`${one}/readings`, { ...reading, value: '9,5' })).status).toBe(303);
    const wrong = /corrects=([0-9a-f-]+)#enter/.exec((await cleo.get(one)).html)![1]!;
    const right = { ...reading, value: '9.6', corrects: wrong, reason: 'A slip.' };
    expect((await cleo.post(`${one}/readings`, right)).status).toBe(303);
    const all = await cleo.get(one);
    expect(all.html).toMatch(/<s>.*9\.5<\/s>/s);
    expect(textOf(all)).toContain('Corrects an earlier one: A slip.');
    expect(all.html).toMatch(/<g class="corrected"><g><title>9\.5 % of repairs on 2 Mar/);
    expect(all.html).toMatch(/aria-label="[^"]*One corrected since: 9\.5 % of repairs on 2 Mar/);
  });

  test('offers the verdict to its resolver alone, who cannot say what readings do not', async () => {
    const { as, context, ada } = await webHouse();
    const { id, measure, read } = await placeCommittedWager(context, ada);
    const reading = await read(ada, 10.5);
    const [owner, ben] = [await as('ada'), await as('ben')];
    expect((await owner.get(`/wagers/${id}/verdict`)).status).toBe(403);
    const form = { verdict: 'met', body: 'Eyes tire.', title: '', next: 'Fewer repairs a day' };
    const cited = { ...form, [`reading-${measure}`]: reading.id };
    expect((await owner.post(`/wagers/${id}/verdict`, cited)).status).toBe(403);
    const refused = await ben.post(`/wagers/${id}/verdict`, cited);
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('Eyes tire.');
    const closed = await ben.post(`/wagers/${id}/verdict`, { ...cited, verdict: 'notMet' });
    expect(closed.status).toBe(303);
    const shown = textOf(await ben.get(getTarget(closed)));
    expect(shown).toContain('It was not met');
    expect(shown).toContain('What might build on it: Fewer repairs a day');
    expect(textOf(await ben.get('/wagers/evidence'))).toMatch(
      /Lost 1 .*read 10.5 % of repairs; expected to fall from 12 to 8 % of repairs by 1 Nov/,
    );
  });

  test('says anew what changed for somebody, without anything of the entry having changed', async () => {
    const { as, context, ada, at } = await webHouse();
    const { id } = await placeCommittedWager(context, ada);
    const { path } = await getWager(context, ada, id, '2026-03-02');
    const ben = await as('ben');
    const before = await ben.get(path);
    at('2026-06-02T08:00:00Z');
    const after = await ben.get(path, { 'If-None-Match': before.headers.get('etag')! });
    expect(after.status).toBe(200);
    expect(textOf(after)).toContain('This was to be looked at on 1 June 2026.');
  });

  test('keeps both versions of an amendment side by side, each to be saved byte for byte', async () => {
    const { as, context, ada } = await webHouse();
    const { id } = await placeCommittedWager(context, ada);
    await amendWager(context, ada, id, { reviewOn: '2026-07-01', reason: 'Parts come late.' });
    const ben = await as('ben');
    const seals = await ben.get(`/wagers/${id}/seals`);
    expect(textOf(seals)).toContain('Parts come late.');
    expect(seals.html).toContain('<del>1 June 2026</del>');
    expect(seals.html).toContain('<ins>1 July 2026</ins>');
    const saved = await ben.get(`/wagers/${id}/seals/1`);
    expect(JSON.parse(saved.html)).toMatchObject({ number: 1, reason: null });
    expect((await ben.get(`/wagers/${id}/seals/3`)).status).toBe(404);
  });

  test('is amended by a form that carries what was sealed', async () => {
    const { as, context, ada } = await webHouse();
    const { id, measure: of, end } = await placeCommittedWager(context, ada);
    const owner = await as('ada');
    const form = await owner.get(`/wagers/${id}/amendment`);
    expect(form.html).toContain(`name="e0-m0-id" value="${of}"`);
    const same = {
      ...blank,
      ...wagerFacts,
      stake: '',
      days: '20',
      amount: '5000',
      currency: 'EUR',
    };
    const ends = { ...measure, 'e0-id': end, 'e0-m0-id': of, 'e0-m0-target': '9' };
    const changed = { ...same, ...ends, 'e0-m0-reader': 'cleo', reputation: 'We told the board.' };
    expect((await owner.post(`/wagers/${id}/amendment`, changed)).html).toContain('Say why.');
    const amended = await owner.post(`/wagers/${id}/amendment`, { ...changed, reason: 'Snow.' });
    expect(amended.status).toBe(303);
    const shown = await owner.get(`/wagers/${id}/seals`);
    expect(shown.html).toMatch(/<del>8 % of repairs<\/del>.*<ins>9 % of repairs<\/ins>/s);
  });
});

describe('all wagers', () => {
  test('are on one board by stage, what nobody looked at in time first, of a space or a unit', async () => {
    const { as, context, ada, at } = await webHouse();
    await placeWager(context, ada);
    await placeWager(context, ada, inAttic, 'attic');
    await placeCommittedWager(context, ada);
    const cleo = await as('cleo');
    expect(textOf(await cleo.get('/wagers'))).toMatch(
      /Pilot Checked.*Model None\. .*Committed Chec/,
    );
    expect(textOf(await (await as('ben')).get('/wagers'))).toMatch(/Pilot (Checked.*){2}Model/);
    expect(textOf(await cleo.get('/wagers?space=attic'))).toContain(
      'There is no wager of this kind.',
    );
    expect(textOf(await cleo.get('/wagers?unit=none'))).toContain(
      'There is no wager of this kind.',
    );
    at('2026-12-24T08:00:00Z');
    expect(textOf(await cleo.get('/wagers'))).toContain('This was to be looked at on 1 June 2026.');
  });

  test('go along as one page for those who decide, and as PDF', async () => {
    const { as, visitor, context, ada } = await webHouse();
    await placeWager(context, ada, inAttic, 'attic');
    expect(textOf(await visitor.get('/wagers/evidence'))).toContain('No wager was placed.');
    const pdf = await (await as('ada')).get('/wagers/evidence.pdf?year=2026');
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(pdf.html.slice(0, 5)).toBe('%PDF-');
  });

  test('say in a calendar when they are looked at again, as days that are the same everywhere', async () => {
    const { as, visitor, context, ada } = await webHouse();
    await placeWager(context, ada, inAttic, 'attic');
    const browser = await as('ben');
    const made = await browser.post('/subscriptions?to=%2Fwagers%2Freviews', {});
    const address = /\/wagers\/reviews\.ics\?token=cpf_[\w-]+/.exec(made.html)![0];
    const { html, headers } = await visitor.get(address);
    expect(headers.get('content-type')).toMatch(/^text\/calendar/);
    expect(html).toMatch(/DTSTART;VALUE=DATE:20260601\r\nDTEND;VALUE=DATE:20260602/);
    expect(html).toContain('SUMMARY:Look again: Checked repairs');
    expect((await visitor.get('/wagers/reviews.ics')).html).not.toContain('VEVENT');
    expect((await visitor.get('/wagers/reviews.ics?token=cpf_none')).status).toBe(401);
  });
});

describe('a measure that was read very often', () => {
  test('stays readable', async () => {
    const { as, context, ada } = await webHouse();
    const { id, measure } = await placeCommittedWager(context, ada);
    const read = { wager: id, measure, via: 'api' as const };
    for (let i = 0; i < 60; i += 1) {
      await addReading(context, ada, read, { value: 12 - i / 20, evidence: evidencePage });
    }
    const { html } = await (await as('ben')).get(`/wagers/${id}/measures/${measure}`);
    expect(html).toContain('60 readings');
    expect(html).toMatch(/rel="next" href="[^"]*after=/);
  });
});

describe('what a wager is worth', () => {
  const quantity = (i: number, words: Record<string, string>) =>
    Object.fromEntries(Object.entries(words).map(([name, text]) => [`q${i}-${name}`, text]));

  test('is reckoned from ranges by a form, says what is assumed, and is signed by finance', async () => {
    const { as, context, ada } = await webHouse();
    const { id } = await placeModelWager(context, ada);
    await addUnit(context, ada, { handle: 'books', title: 'The books' });
    await changeUnit(context, ada, 'books', { signsValueModels: true });
    await changePerson(context, ada, 'ben', { units: ['books'] });
    const [owner, ben] = [await as('ada'), await as('ben')];
    const saved = { name: 'saved', low: '3 000', high: '9000', unit: 'EUR' };
    const rest = { shape: 'normal', from: '', at: '' };
    const form = { formula: 'saved - spent', unit: 'EUR', ...quantity(0, { ...saved, ...rest }) };
    const spent = { name: 'spent', low: '2000', high: '1000', unit: 'EUR', ...rest };
    const path = `/wagers/${id}/model/new`;
    const refused = await owner.post(path, { ...form, ...quantity(1, spent) });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('href="#field-q1-high"');
    const right = { ...form, ...quantity(1, { ...spent, high: '2500' }) };
    expect((await owner.post(path, right)).to).toBe(`/wagers/${id}/model`);
    const model = await ben.get(`/wagers/${id}/model`);
    expect(textOf(model)).toMatch(
      /EUR, the middle of all draws; between .* in 90 % of them assumed/,
    );
    const hash = /name="hash" value="([0-9a-f]+)"/.exec(model.html)![1]!;
    expect((await owner.post(`/wagers/${id}/model/signature`, { hash })).status).toBe(403);
    expect((await ben.post(`/wagers/${id}/model/signature`, { hash })).status).toBe(303);
    const shown = textOf(await owner.get(`/wagers/${id}/model`));
    expect(shown).toContain('Signed for The books by Ben Oduya on 2 March 2026.');
    expect(textOf(await ben.get('/wagers/evidence'))).toContain('assumed, signed by finance');
    expect((await owner.get('/wagers/evidence.pdf')).status).toBe(200);
  });
});

describe('what people expect', () => {
  test('is said privately, and shown to nobody else', async () => {
    const { as, context, ada } = await webHouse();
    const { id, end } = await placeCommittedWager(context, ada);
    const [ben, cleo] = [await as('ben'), await as('cleo')];
    const path = `/wagers/${id}/ends/${end}/forecast`;
    expect((await ben.post(path, { percent: '170' })).status).toBe(422);
    const said = await ben.post(path, { percent: '70' });
    expect((await ben.get(getTarget(said))).html).toMatch(/name="percent"[^>]* value="70"/);
    const other = await cleo.get(getTarget(said));
    expect(other.html).toMatch(/name="percent"[^>]* value=""/);
    expect(textOf(other)).toContain('shown when six people have said something.');
    expect((await ben.post(`${path}/deletion`, {})).status).toBe(303);
    expect(textOf(await ben.get('/wagers/calibration'))).toContain('This page begins at 20.');
  });
});

describe('what people expected of an end that was amended since', () => {
  test('waits for each of them on the wager’s page, and for nobody else', async () => {
    const { as, context, ada } = await webHouse();
    const { id, end, measure: of } = await placeCommittedWager(context, ada);
    const [ben, cleo] = [await as('ben'), await as('cleo')];
    const path = `/wagers/${id}/ends/${end}/forecast`;
    const wager = getTarget(await ben.post(path, { percent: '70' }));
    const measures = [{ ...repairMeasure, id: of, target: 9 }];
    const ends = [{ id: end, title: 'Repairs last', measures }];
    await amendWager(context, ada, id, { reason: 'Snow.', ends });
    const waits = 'What you expect of one end was said before its terms were changed.';
    expect(textOf(await ben.get(wager))).toContain(waits);
    expect((await ben.get(wager)).html).toContain(`href="#end-${end}"`);
    expect(textOf(await cleo.get(wager))).not.toContain(waits);
    expect((await ben.post(path, { percent: '70' })).status).toBe(303);
    expect(textOf(await ben.get(wager))).not.toContain(waits);
  });
});

describe('a review that falls due', () => {
  test('reaches those who answer for the wager once, and once more a week later', async () => {
    const { context, ada, ben, gus, at } = await webHouse();
    await placeCommittedWager(context, ada);
    const told = async () => {
      await emitReviewReminders(context);
      await createMissedNotifications(context, new Date('2100-01-01'));
      const notices = await listNotifications(context, ben);
      return notices.filter(({ why }) => why === 'review').map(renderNotification);
    };
    at('2026-05-31T23:00:00Z');
    expect(await told()).toEqual([]);
    at('2026-06-01T00:00:00Z');
    expect(await told()).toEqual(['Today this wager is to be looked at again']);
    expect(await told()).toHaveLength(1);
    at('2026-06-08T09:00:00Z');
    expect(await told()).toEqual([
      'This wager should have been looked at a week ago, and nobody did',
    ]);
    expect(await listNotifications(context, gus)).toEqual([]);
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from notices where why = 'review'`.execute(context.db);
    // Its owner, its resolver and its champion, each twice; Ada sponsors it as well.
    expect(rows[0]!.n).toBe(6);
  });
});
