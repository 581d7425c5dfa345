import { createHash } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import { stringify } from 'yaml';
import type { LineageEdge } from '../lineage/index.ts';
import type { Provenance, ProvenanceSource } from './provenance.ts';

/** An entry and its sources as files of Markdown with front matter, and an index of them. */
export function zipSources(provenance: Provenance, origin: string): Uint8Array<ArrayBuffer> {
  const files = renderSourceFiles(provenance, origin);
  // The same works are the same bytes, whenever they are taken along.
  const mtime = new Date('1980-01-02T00:00:00Z');
  const entries = [...files].map(([name, text]) => [name, [strToU8(text), { mtime }]]);
  return zipSync(Object.fromEntries(entries), { level: 6 }) as Uint8Array<ArrayBuffer>;
}

/** The files by name: flat, so that links between them are short and no name leads elsewhere. */
export function renderSourceFiles({ root, sources, edges, more }: Provenance, origin: string) {
  const names = new Map(sources.map((source) => [source.id, toFileName(source)]));
  const files = new Map<string, string>();
  files.set('index.md', renderIndex({ root, sources, more }, names));
  for (const source of sources) {
    const own = edges.filter(({ from }) => from === source.id);
    files.set(names.get(source.id)!, renderSourceFile(source, { sources, own, names, origin }));
  }
  return files;
}

/** The readable part is made of letters, digits and hyphens already; the digest makes it the only one. */
function toFileName({ id, slug }: ProvenanceSource): string {
  const readable = slug.replace(/[^\p{L}\p{N}\p{M}-]+/gu, '-').slice(0, 60);
  return `${readable}-${createHash('sha256').update(id).digest('hex').slice(0, 12)}.md`;
}

type FileNames = ReadonlyMap<string, string>;

function renderIndex(
  { root, sources, more }: Pick<Provenance, 'root' | 'sources' | 'more'>,
  names: FileNames,
): string {
  const link = (source: ProvenanceSource) =>
    `[${escapeMarkdown(source.title)}](${toRelativeLink(source, names)})`;
  const others = sources.filter(({ id }) => id !== root.id);
  return [
    `# ${escapeMarkdown(root.title)}`,
    '',
    link(root),
    '',
    ...(others.length > 0 ? ['## Sources', '', ...others.map((one) => `- ${link(one)}`), ''] : []),
    ...(more ? ['Only the nearest sources are here; there are more.', ''] : []),
  ].join('\n');
}

interface SourceFileContext {
  sources: readonly ProvenanceSource[];
  own: readonly LineageEdge[];
  names: FileNames;
  origin: string;
}

function renderSourceFile(
  source: ProvenanceSource,
  { sources, own, names, origin }: SourceFileContext,
): string {
  const titles = new Map(sources.map(({ id, title }) => [id, title]));
  const { type, kind, status } = source;
  const front = {
    title: source.title,
    id: type === 'page' ? undefined : source.id,
    url: type === 'page' ? source.path : origin + source.path,
    author: source.by?.name,
    created: source.at?.toISOString(),
    edited: source.editedAt?.toISOString(),
    fetched: source.fetchedAt?.toISOString(),
    kind: kind ?? type,
    tags: source.tags.length > 0 ? source.tags : undefined,
    status: status ?? undefined,
    sources: own.map(({ to, relation, reason, passage }) => ({
      relation,
      title: titles.get(to),
      file: names.get(to),
      reason: reason ?? undefined,
      passage: passage ?? undefined,
    })),
  };
  return `---\n${stringify(front)}---\n\n${source.body.trimEnd()}\n${renderSourceLinks(own, titles, names)}`;
}

function renderSourceLinks(
  own: readonly LineageEdge[],
  titles: FileNames,
  names: FileNames,
): string {
  if (own.length === 0) return '';
  const items = own.map(
    ({ to, relation }) =>
      `- ${relation}: [${escapeMarkdown(titles.get(to)!)}](./${encodeURI(names.get(to)!)})`,
  );
  return `\n## Sources\n\n${items.join('\n')}\n`;
}

function toRelativeLink({ id }: ProvenanceSource, names: FileNames): string {
  return `./${encodeURI(names.get(id)!)}`;
}

/** A title as nothing but words, whatever Markdown would make of it. */
function escapeMarkdown(title: string): string {
  return title.replace(/[\\`*_{}[\]<>()#+.!|~-]/g, '\\$&');
}
