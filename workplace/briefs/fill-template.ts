import { z } from 'zod';
import type { PersonViewer, Viewer } from '../access/index.ts';
import { findSpaceAccess } from '../access/index.ts';
import { type EntryFilter, getEntry, listEntries, titleField } from '../entries/index.ts';
import type { Day, QueryContext } from '../kernel/index.ts';
import { invalid, notFound, parseInput } from '../kernel/index.ts';

import { isSameHeading, parseOutline, type Section } from '../text/index.ts';
import { findFactForHeading, loadFacts, type TemplateFacts } from './facts.ts';
import { type BriefSource, findRelatedBriefs, type SourceEntry } from './related-briefs.ts';

export const fillTemplateInput = z.object({
  title: titleField,
  /** The name of the space in which the brief will be. */
  space: z.string().nullish(),
});

/** Something that the workplace knows already, and where it came from. */
export interface SectionPiece {
  text: string;
  /** The work that it came from; null for a fact about whoever writes. */
  from: SourceEntry | null;
  why: 'template' | 'fact' | 'section';
}

export interface FilledSection {
  heading: string | null;
  /** The heading's line in Markdown. */
  line: string;
  /** What the template says about how to fill it in. */
  hint: string;
  pieces: SectionPiece[];
}

/** A template with what is known about a subject already. */
export interface FilledTemplate {
  template: SourceEntry;
  tags: string[];
  sections: FilledSection[];
  /** What the closest works were built on. */
  sources: BriefSource[];
}

/** Briefs that others start from, newest first. */
export function listTemplates(context: QueryContext, viewer: Viewer, page: EntryFilter = {}) {
  return listEntries(context, viewer, { ...page, template: true });
}

const MAX_RELATED = 3;

/**
 * What the workplace knows of the sections of a template: facts about whoever writes, and what
 * stands under the same headings in the closest confirmed briefs. Only what the viewer sees is
 * known to them; a template that they do not see, and an entry that is none, are not there.
 */
export async function fillTemplate(
  context: QueryContext,
  viewer: PersonViewer,
  id: string,
  request: { input: unknown; today: Day },
): Promise<FilledTemplate> {
  const { title, space } = parseInput(fillTemplateInput, request.input);
  const template = await getEntry(context, viewer, id);
  if (!template.status?.template) throw notFound();
  if (space && !(await findSpaceAccess(context, viewer, space))) {
    throw invalid({ space: 'spaceUnknown' });
  }
  const facts = await loadFacts(context, viewer, { space: space || null, today: request.today });
  const about = { title, limit: MAX_RELATED, except: id };
  const related = await findRelatedBriefs(context, viewer, about);
  const from = { id, title: template.title, path: template.path };
  const near = related.map(({ body, ...brief }) => ({ brief, sections: parseOutline(body) }));
  return {
    template: from,
    tags: template.tags,
    sections: parseOutline(template.body).map((section) =>
      fillSection(section, { template: from, facts, relatedBriefs: near }),
    ),
    sources: dropRepeatedSources(related.flatMap(({ sources }) => sources)).filter(
      (one) => one.id !== id,
    ),
  };
}

interface FillContext {
  template: SourceEntry;
  facts: TemplateFacts;
  relatedBriefs: readonly { brief: SourceEntry; sections: readonly Section[] }[];
}

function fillSection(
  { heading, line, hint, text }: Section,
  { template: from, facts, relatedBriefs }: FillContext,
) {
  const pieces: SectionPiece[] = [];
  const own = insertFacts(text, facts);
  if (own.trim() !== '') pieces.push({ text: own, from, why: 'template' });
  const fact = heading && findFactForHeading(heading);
  if (fact && facts[fact]) pieces.push({ text: facts[fact], from: null, why: 'fact' });
  if (heading) pieces.push(...relatedBriefs.flatMap((one) => findMatchingPieces(one, heading)));
  return { heading, line, hint, pieces: dropRepeatedPieces(pieces) } satisfies FilledSection;
}

/** `Owner:` at the end of a line asks for the fact as a heading does. */
function insertFacts(text: string, facts: TemplateFacts): string {
  return text.replace(/^([-*] )?(\**)([A-Za-z ]+):(\**)[ \t]*$/gm, (line, ...[, , label]) => {
    const fact = findFactForHeading(label as string);
    if (!fact || !facts[fact]) return line;
    const value = facts[fact].includes('\n') ? `\n\n${facts[fact]}\n` : ` ${facts[fact]}`;
    return line.trimEnd() + value;
  });
}

function findMatchingPieces(
  { brief, sections }: FillContext['relatedBriefs'][number],
  heading: string,
): SectionPiece[] {
  const { id, title, path } = brief;
  return sections
    .filter((section) => section.heading && isSameHeading(section.heading, heading))
    .filter(({ text }) => text.trim() !== '')
    .map(({ text }) => ({ text, from: { id, title, path }, why: 'section' }));
}

function dropRepeatedPieces(pieces: SectionPiece[]): SectionPiece[] {
  return pieces.filter((piece, i) => pieces.findIndex(({ text }) => text === piece.text) === i);
}

function dropRepeatedSources(sources: BriefSource[]): BriefSource[] {
  return [...new Map(sources.map((source) => [source.path, source])).values()];
}
