import { createHash } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import { stringify } from 'yaml';
import type { LineageEdge } from '../lineage/graph.ts';
import type { Provenance, Source } from './provenance.ts';

/** An entry and its sources as files of Markdown with front matter, and an index of them. */
export function zipSources(provenance: Provenance, origin: string): Uint8Array<ArrayBuffer> {
  const files = sourceFiles(provenance, origin);
  // The same works are the same bytes, whenever they are taken along.
  const mtime = new Date('1980-01-02T00:00:00Z');
  const entries = [...files].map(([name, text]) => [name, [strToU8(text), { mtime }]]);
  return zipSync(Object.fromEntries(entries), { level: 6 }) as Uint8Array<ArrayBuffer>;
}

/** The files by name: flat, so that links between them are short and no name leads elsewhere. */
export function sourceFiles({ root, sources, edges, more }: Provenance, origin: string) {
  const names = new Map(sources.map((source) => [source.id, fileName(source)]));
  const files = new Map<string, string>();
  files.set('index.md', indexOf({ root, sources, more }, names));
  for (const source of sources) {
    const own = edges.filter(({ from }) => from === source.id);
    files.set(names.get(source.id)!, fileOf(source, { sources, own, names, origin }));
  }
  return files;
}

/** The readable part is made of letters, digits and hyphens already; the digest makes it the only one. */
function fileName({ id, slug }: Source): string {
  const readable = slug.replace(/[^\p{L}\p{N}\p{M}-]+/gu, '-').slice(0, 60);
  return `${readable}-${createHash('sha256').update(id).digest('hex').slice(0, 12)}.md`;
}

type Names = ReadonlyMap<string, string>;

function indexOf(
  { root, sources, more }: Pick<Provenance, 'root' | 'sources' | 'more'>,
  names: Names,
): string {
  const link = (source: Source) => `[${escaped(source.title)}](${addressOf(source, names)})`;
  const others = sources.filter(({ id }) => id !== root.id);
  return [
    `# ${escaped(root.title)}`,
    '',
    link(root),
    '',
    ...(others.length > 0 ? ['## Sources', '', ...others.map((one) => `- ${link(one)}`), ''] : []),
    ...(more ? ['Only the nearest sources are here; there are more.', ''] : []),
  ].join('\n');
}

interface Among {
  sources: readonly Source[];
  own: readonly LineageEdge[];
  names: Names;
  origin: string;
}

function fileOf(source: Source, { sources, own, names, origin }: Among): string {
  const titles = new Map(sources.map(({ id, title }) => [id, title]));
  const { type, kind, standing } = source;
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
    status: standing ?? undefined,
    sources: own.map(({ to, relation, reason, passage }) => ({
      relation,
      title: titles.get(to),
      file: names.get(to),
      reason: reason ?? undefined,
      passage: passage ?? undefined,
    })),
  };
  return `---\n${stringify(front)}---\n\n${source.body.trimEnd()}\n${linksOf(own, titles, names)}`;
}

function linksOf(own: readonly LineageEdge[], titles: Names, names: Names): string {
  if (own.length === 0) return '';
  const items = own.map(
    ({ to, relation }) =>
      `- ${relation}: [${escaped(titles.get(to)!)}](./${encodeURI(names.get(to)!)})`,
  );
  return `\n## Sources\n\n${items.join('\n')}\n`;
}

function addressOf({ id }: Source, names: Names): string {
  return `./${encodeURI(names.get(id)!)}`;
}

/** A title as nothing but words, whatever Markdown would make of it. */
function escaped(title: string): string {
  return title.replace(/[\\`*_{}[\]<>()#+.!|~-]/g, '\\$&');
}
