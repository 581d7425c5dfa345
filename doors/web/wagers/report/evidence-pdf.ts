import { createRequire } from 'node:module';
import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import { say, sayTitle } from '../../../../messages/index.ts';
import type { EvidencePack, PackedWager } from '../../../../workplace/wagers/index.ts';
import type { ValueSummary } from '../../../../workplace/wagers/value-model/index.ts';
import { formatDay } from '../../layout/time.tsx';
import { getPersonName } from '../core/person-link.tsx';
import { formatLessonTitle, formatPromise } from '../core/wager-text.ts';
import { formatSupport, formatValue, type ValueSummaries } from '../value-model/value-section.tsx';
import {
  countVerdicts,
  formatNoWagers,
  formatResults,
  formatStakes,
  formatTotalStakes,
  groupByClosed,
} from './evidence-text.ts';
import { MISSING_GLYPHS, replaceMissingGlyphs } from './pdf-glyphs.ts';

const require = createRequire(import.meta.url);
const resolveFont = (style: string) => require.resolve(`dejavu-fonts-ttf/ttf/DejaVu${style}.ttf`);
const [serif, bold, italic] = [
  resolveFont('Serif'),
  resolveFont('Serif-Bold'),
  resolveFont('Serif-Italic'),
];

interface EvidenceContext {
  worths: ValueSummaries;
  name: string;
  at: Date;
  zone: string;
  /** Of which year, where one was chosen. */
  year: number | undefined;
  /** What paths of the workplace begin with. */
  origin: string;
}

type PdfDocument = PDFKit.PDFDocument;

const margin = 54;
const [ruleColour, quietColour] = ['#bbb', '#555'];

/** The evidence as PDF, on A4: the same words as the page, from the same pack. */
export async function renderEvidencePdf(pack: EvidencePack, about: EvidenceContext) {
  const { name, at, zone } = about;
  const title = say('evidence.title');
  const doc = new PDFDocument({
    size: 'A4',
    margin,
    lang: 'en',
    displayTitle: true,
    tagged: true,
    bufferPages: true,
    pdfVersion: '1.7',
    font: serif,
    info: { Title: title, Author: name, CreationDate: at },
  });
  const bytes = buffer(doc);
  doc.font(bold, 20).text(title);
  const lead = say('evidence.lead', { name, day: formatDay(at, zone) });
  writeText(doc.font(italic, 10), lead);
  if (pack.wagers.length === 0) doc.moveDown().font(serif, 10).text(formatNoWagers(about.year));
  else writePack(doc, pack, about);
  numberPages(doc);
  doc.end();
  return new Uint8Array(await bytes);
}

function writePack(doc: PdfDocument, pack: EvidencePack, about: EvidenceContext): void {
  writeTallies(doc, pack);
  doc.font(serif, 10).text(formatTotalStakes(pack));
  const { closed, open } = groupByClosed(pack);
  const lacking = [
    writeGroup(doc, say('evidence.closed'), closed, about),
    writeGroup(doc, say('evidence.open'), open, about),
  ].some(Boolean);
  drawRule(doc);
  doc.font(italic, 8).fillColor(quietColour);
  if (pack.more) doc.text(say('evidence.more'));
  if (lacking) doc.text(say('evidence.letters'));
  doc.text(say('evidence.means'));
}

/** Writes it in the present font; answers whether letters had to be left out. */
function writeText(doc: PdfDocument, text: string, options?: PDFKit.Mixins.TextOptions): boolean {
  const words = replaceMissingGlyphs(doc, text);
  doc.text(words, options);
  return words.includes(MISSING_GLYPHS);
}

/** Large figures in a row, each above its word. */
function writeTallies(doc: PdfDocument, pack: EvidencePack): void {
  const all = countVerdicts(pack);
  const { left, right } = doc.page.margins;
  const width = (doc.page.width - left - right) / all.length;
  const top = doc.y + 14;
  for (const [i, { name, n }] of all.entries()) {
    const x = left + i * width;
    doc.font(bold, 18).text(String(n), x, top, { width });
    doc.font(serif, 8).text(say(`evidence.${name}`), x, top + 24, { width });
  }
  doc.x = left;
  doc.y = top + 50;
}

function writeGroup(
  doc: PdfDocument,
  title: string,
  wagers: readonly PackedWager[],
  about: EvidenceContext,
): boolean {
  if (wagers.length === 0) return false;
  if (doc.y > doc.page.height - 200) doc.addPage();
  doc.moveDown().font(bold, 12).text(title);
  return wagers.map((wager) => writeWager(doc, wager, about)).some(Boolean);
}

/** One wager; what is begun near the end of a page goes on with the next. */
function writeWager(
  doc: PdfDocument,
  wager: PackedWager,
  { worths, zone, origin }: EvidenceContext,
): boolean {
  const { path, title, verdict, learned, owner } = wager;
  if (doc.y > doc.page.height - 160) doc.addPage();
  drawRule(doc);
  const said = [writeText(doc.font(bold, 10), sayTitle(title), { link: `${origin}${path}` })];
  writeOutcome(doc, wager, zone);
  said.push(writeText(doc.font(italic, 9), formatPromise(wager)));
  doc.font(serif, 9);
  for (const result of formatResults(wager, zone)) said.push(writeText(doc, result));
  if (verdict && learned) said.push(writeText(doc, formatLearned(learned.title)));
  const worth = worths.get(wager.id);
  if (worth) said.push(writeText(doc, formatValueLine(worth)));
  const staked = formatStakes([wager]);
  const stake = staked ? ` · ${say('evidence.staked')}: ${staked}` : '';
  said.push(writeText(doc.fillColor(quietColour), `${getPersonName(owner)}${stake}`));
  doc.fillColor('black');
  return said.some(Boolean);
}

const formatLearned = (title: string) => `${say('wager.learned')} ${formatLessonTitle(title)}`;

const formatValueLine = (worth: ValueSummary) =>
  `${say('evidence.worth')}: ${formatValue(worth)} (${formatSupport(worth)})`;

/** How it came out, with a mark of its own for each way, or how far it is. */
function writeOutcome(
  doc: PdfDocument,
  { verdict, stage, closedAt }: PackedWager,
  zone: string,
): void {
  const word = verdict ? say(`wager.verdict.${verdict}`) : say(`wager.stage.${stage}`);
  const day = closedAt ? `, ${formatDay(closedAt, zone)}` : '';
  const [x, y] = [doc.x, doc.y];
  drawVerdictMark(doc, verdict, x + 4, y + 6);
  doc.font(bold, 9).text(word, x + 14, y, { continued: day !== '' });
  if (day) doc.font(serif, 9).text(day);
  doc.x = x;
}

/** Met is a full disc, not met a cross, learned half a disc, and all else a ring. */
function drawVerdictMark(
  doc: PdfDocument,
  verdict: PackedWager['verdict'],
  x: number,
  y: number,
): void {
  const size = 3.5;
  doc.save().lineWidth(1.2);
  if (verdict === 'notMet') {
    doc.moveTo(x - size, y - size).lineTo(x + size, y + size);
    doc.moveTo(x - size, y + size).lineTo(x + size, y - size);
  } else doc.circle(x, y, size);
  doc.stroke();
  if (verdict === 'met') doc.circle(x, y, size).fill();
  if (verdict === 'learned') doc.rect(x - size, y - size, size, 2 * size).clip();
  if (verdict === 'learned') doc.circle(x, y, size).fill();
  doc.restore();
}

/** A rule across the page, with room around it. */
function drawRule(doc: PdfDocument): void {
  const y = doc.y + 7;
  const { left, right } = doc.page.margins;
  doc.save().lineWidth(0.5).strokeColor(ruleColour);
  doc
    .moveTo(left, y)
    .lineTo(doc.page.width - right, y)
    .stroke();
  doc.restore();
  doc.y = y + 7;
}

/** `2 of 3` at the foot of each page, once it is known how many there are. */
function numberPages(doc: PdfDocument): void {
  const { count } = doc.bufferedPageRange();
  for (let n = 1; n <= count; n += 1) {
    doc.switchToPage(n - 1);
    // Words below the margin would begin another page.
    doc.page.margins.bottom = 0;
    const at = { width: doc.page.width - 2 * margin, align: 'right' } as const;
    const words = say('evidence.page', { n, of: count });
    doc
      .font(serif, 8)
      .fillColor(quietColour)
      .text(words, margin, doc.page.height - 36, at);
  }
}
