import { createRequire } from 'node:module';
import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import { say, sayTitle } from '../../../messages/index.ts';
import type { EvidencePack, PackedWager } from '../../../workplace/wagers/index.ts';
import { dayText } from '../layout/time.tsx';
import { costOf, groupsOf, resultsOf, tallyOf } from './packed.ts';
import { sayPromise } from './saying.ts';
import { nameOf } from './someone.tsx';
import { sayStanding, sayWorth, type Worths } from './worth.tsx';

const require = createRequire(import.meta.url);
const font = (style: string) => require.resolve(`dejavu-fonts-ttf/ttf/DejaVu${style}.ttf`);
const [serif, bold, italic] = [font('Serif'), font('Serif-Bold'), font('Serif-Italic')];

interface About {
  worths: Worths;
  name: string;
  at: Date;
  zone: string;
}

type Doc = PDFKit.PDFDocument;

/** The evidence as PDF, on A4: the same words as the page, from the same pack. */
export async function evidencePdf(pack: EvidencePack, about: About) {
  const { name, at, zone } = about;
  const title = say('evidence.title');
  const doc = new PDFDocument({
    ...{ size: 'A4', margin: 54, lang: 'en', displayTitle: true, tagged: true },
    ...{ pdfVersion: '1.7', font: serif, info: { Title: title, Author: name, CreationDate: at } },
  });
  const bytes = buffer(doc);
  doc.font(bold, 20).text(title);
  doc.font(italic, 10).text(say('evidence.lead', { name, day: dayText(at, zone) }));
  tally(doc, pack);
  const { closed, open } = groupsOf(pack);
  doc.font(serif, 10).text(say('evidence.cost', { cost: costOf(closed), open: costOf(open) }));
  group(doc, say('evidence.closed'), closed, about);
  group(doc, say('evidence.open'), open, about);
  if (pack.wagers.length === 0) doc.moveDown().text(say('evidence.none'));
  doc.moveDown().font(italic, 8).fillColor('#555').text(say('evidence.means'));
  doc.end();
  return new Uint8Array(await bytes);
}

/** Large figures in a row, each above its word. */
function tally(doc: Doc, pack: EvidencePack): void {
  const all = tallyOf(pack);
  const { left, right } = doc.page.margins;
  const width = (doc.page.width - left - right) / all.length;
  const top = doc.y + 14;
  for (const [i, { name, n }] of all.entries()) {
    const x = left + i * width;
    doc.font(bold, 18).text(String(n), x, top, { width });
    doc.font(serif, 9).text(say(`evidence.${name}`), x, top + 24, { width });
  }
  doc.x = left;
  doc.y = top + 50;
}

function group(doc: Doc, title: string, wagers: readonly PackedWager[], about: About): void {
  if (wagers.length === 0) return;
  doc.moveDown().font(bold, 12).text(title);
  for (const wager of wagers) one(doc, wager, about);
}

/** One wager; what is begun near the end of a page goes on with the next. */
function one(doc: Doc, wager: PackedWager, { worths, zone }: About): void {
  const { title, verdict, stage, closedAt, learned, owner } = wager;
  const came = verdict ? say(`wager.verdict.${verdict}`) : say(`wager.stage.${stage}`);
  const day = closedAt ? `, ${dayText(closedAt, zone)}` : '';
  if (doc.y > doc.page.height - 140) doc.addPage();
  doc.moveDown(0.6).font(bold, 10).text(sayTitle(title), { continued: true });
  doc.font(serif, 10).text(`  ${came}${day}`);
  doc.font(italic, 9).text(sayPromise(wager));
  doc.font(serif, 9);
  for (const line of resultsOf(wager)) doc.text(line);
  if (learned) doc.text(`${say('wager.learned')} ${sayTitle(learned.title)}`);
  const worth = worths.get(wager.id);
  if (worth) doc.text(`${say('evidence.worth')}: ${sayWorth(worth)} (${sayStanding(worth)})`);
  doc.text(`${nameOf(owner)} · ${say('evidence.staked')}: ${costOf([wager])}`);
}
