import { z } from 'zod';
import type { PersonViewer, Viewer } from '../access/index.ts';
import type { Day } from '../days.ts';
import { type EntryFilter, getEntry, listEntries } from '../entries/index.ts';
import { titleField } from '../entries/rules.ts';
import type { Reading } from '../happenings/index.ts';
import { parse } from '../input.ts';
import { invalid, notFound } from '../refusal.ts';
import { findStanding } from '../spaces/index.ts';
import { outlineOf, type Section, sameHeading } from '../text/outline.ts';
import { type Facts, factAskedBy, gatherFacts } from './facts.ts';
import { findRelatedBriefs, type Source, type Work } from './related.ts';

export const fillingInput = z.object({
  title: titleField,
  /** The name of the space in which the brief will be. */
  space: z.string().nullish(),
});

/** Something that the workplace knows already, and where it came from. */
export interface Piece {
  text: string;
  /** The work that it came from; null for a fact about whoever writes. */
  from: Work | null;
  why: 'template' | 'fact' | 'section';
}

export interface FilledSection {
  heading: string | null;
  /** The heading's line in Markdown. */
  line: string;
  /** What the template says about how to fill it in. */
  hint: string;
  pieces: Piece[];
}

/** A template with what is known about a subject already. */
export interface Filling {
  template: Work;
  tags: string[];
  sections: FilledSection[];
  /** What the closest works were built on. */
  sources: Source[];
}

/** Briefs that others start from, newest first. */
export function listTemplates(reading: Reading, viewer: Viewer, page: EntryFilter = {}) {
  return listEntries(reading, viewer, { ...page, template: true });
}

const mostRelated = 3;

/**
 * What the workplace knows of the sections of a template: facts about whoever writes, and what
 * stands under the same headings in the closest confirmed briefs. Only what the viewer sees is
 * known to them; a template that they do not see, and an entry that is none, are not there.
 */
export async function fillTemplate(
  reading: Reading,
  viewer: PersonViewer,
  id: string,
  asked: { input: unknown; today: Day },
): Promise<Filling> {
  const { title, space } = parse(fillingInput, asked.input);
  const template = await getEntry(reading, viewer, id);
  if (!template.status?.template) throw notFound();
  if (space && !(await findStanding(reading, viewer, space))) {
    throw invalid({ space: 'spaceUnknown' });
  }
  const facts = await gatherFacts(reading, viewer, { space: space || null, today: asked.today });
  const about = { title, limit: mostRelated, except: id };
  const related = await findRelatedBriefs(reading, viewer, about);
  const from = { id, title: template.title, path: template.path };
  const near = related.map(({ body, ...brief }) => ({ brief, sections: outlineOf(body) }));
  return {
    template: from,
    tags: template.tags,
    sections: outlineOf(template.body).map((section) => filled(section, { from, facts, near })),
    sources: different(related.flatMap(({ sources }) => sources)).filter((one) => one.id !== id),
  };
}

interface Known {
  from: Work;
  facts: Facts;
  near: readonly { brief: Work; sections: readonly Section[] }[];
}

function filled({ heading, line, hint, text }: Section, { from, facts, near }: Known) {
  const pieces: Piece[] = [];
  const own = withFacts(text, facts);
  if (own.trim() !== '') pieces.push({ text: own, from, why: 'template' });
  const fact = heading && factAskedBy(heading);
  if (fact && facts[fact]) pieces.push({ text: facts[fact], from: null, why: 'fact' });
  if (heading) pieces.push(...near.flatMap((one) => sameSections(one, heading)));
  return { heading, line, hint, pieces: unrepeated(pieces) } satisfies FilledSection;
}

/** `Owner:` at the end of a line asks for the fact as a heading does. */
function withFacts(text: string, facts: Facts): string {
  return text.replace(/^([-*] )?(\**)([A-Za-z ]+):(\**)[ \t]*$/gm, (line, ...[, , label]) => {
    const fact = factAskedBy(label as string);
    if (!fact || !facts[fact]) return line;
    const value = facts[fact].includes('\n') ? `\n\n${facts[fact]}\n` : ` ${facts[fact]}`;
    return line.trimEnd() + value;
  });
}

function sameSections({ brief, sections }: Known['near'][number], heading: string): Piece[] {
  const { id, title, path } = brief;
  return sections
    .filter((section) => section.heading && sameHeading(section.heading, heading))
    .filter(({ text }) => text.trim() !== '')
    .map(({ text }) => ({ text, from: { id, title, path }, why: 'section' }));
}

function unrepeated(pieces: Piece[]): Piece[] {
  return pieces.filter((piece, i) => pieces.findIndex(({ text }) => text === piece.text) === i);
}

function different(sources: Source[]): Source[] {
  return [...new Map(sources.map((source) => [source.path, source])).values()];
}
