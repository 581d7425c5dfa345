import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { describe, expect, test } from 'vitest';
import { textOf, webHouse } from '../../../../test/web.ts';
import { amendWager } from '../../../../workplace/wagers/index.ts';
import {
  placeCommittedWager,
  placeWager,
  repairMeasure,
} from '../../../../workplace/wagers/wager.fixture.ts';
import { renderEvidencePdf } from './evidence-pdf.ts';
import { replaceMissingGlyphs } from './pdf-glyphs.ts';

const reason = `Parts come late. ${'They wait for months at the border, and nobody knows why. '.repeat(4)}`;

describe('the evidence for those who decide', () => {
  test('says what was sealed first, to what it was amended and why, beside the last reading', async () => {
    const { as, context, ada } = await webHouse();
    const { id, end, measure, read } = await placeCommittedWager(context, ada);
    await read(ada, 11.5);
    const ends = [
      { id: end, title: 'Repairs last', measures: [{ ...repairMeasure, id: measure, target: 11 }] },
    ];
    await amendWager(context, ada, id, { ends, reason });
    const ben = await as('ben');
    const shown = textOf(await ben.get('/wagers/evidence'));
    expect(shown).toContain(
      '11.5 % of repairs on 2 March 2026; expected to fall from 12 to 8 % of repairs by 1 November 2026.',
    );
    expect(shown).toMatch(
      /Amended on 2 March 2026 to fall from 12 to 11 % of repairs by 1 November 2026: Parts come late\. They wait [^<]*…\./,
    );
    expect(shown).toContain('How it stands');
    expect(shown).not.toContain('What came of it ');
  });

  test('says in a sentence that there is nothing, instead of rows of noughts', async () => {
    const { as, context, ada } = await webHouse();
    await placeWager(context, ada);
    const ben = await as('ben');
    const shown = await ben.get('/wagers/evidence?year=2019');
    expect(textOf(shown)).toContain('No wager was placed or resolved in 2019.');
    expect(shown.html).not.toContain('class="tally"');
    const full = textOf(await ben.get('/wagers/evidence'));
    expect(full).toContain('Still at stake: 5,000 EUR, 20 person-days.');
    expect(full).not.toContain('Staked on what is resolved');
  });
});

describe('its PDF', () => {
  test('leaves out letters that its fonts have not, and keeps all others', () => {
    const font = createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSerif.ttf');
    const doc = new PDFDocument({ font });
    expect(replaceMissingGlyphs(doc, '日本語、東京 works')).toBe('[…] works');
    expect(replaceMissingGlyphs(doc, 'Zürich Ω Киев – “ok” → 5 €')).toBe(
      'Zürich Ω Киев – “ok” → 5 €',
    );
    expect(replaceMissingGlyphs(doc, 'مرحبا بكم 👩‍🔧 and 🔧!')).toBe('[…] and […]!');
  });

  test('is made of nothing as well', async () => {
    const about = { worths: new Map(), name: 'Fern', at: new Date(0), zone: 'UTC', year: 2019 };
    const bytes = await renderEvidencePdf({ wagers: [], more: false }, { ...about, origin: '' });
    expect(
      Buffer.from(bytes)
        .toString('latin1')
        .match(/\/Type \/Page\b/g),
    ).toHaveLength(1);
  });
});
