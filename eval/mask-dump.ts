import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { readRows } from '../doors/imports/stack-exchange/rows.ts';

/** A dump without its links, and what they said: by question, the questions it links to, graded. */
export interface MaskedDump {
  folder: string;
  relevant: Map<string, Map<string, number>>;
  remove(): Promise<void>;
}

/** A link says that questions are related; a duplicate, that they are the same. */
const linkGrades: Record<string, number> = { '1': 1, '3': 2 };

/** Copies a dump, leaving out every link and the words that a link stood on, which often are the title of what it leads to. */
export async function maskDump(dump: string): Promise<MaskedDump> {
  const parent = await mkdtemp(join(tmpdir(), 'commonplace-eval-'));
  const folder = join(parent, basename(dump));
  await mkdir(folder);
  await copyFile(join(dump, 'Users.xml'), join(folder, 'Users.xml'));
  for (const name of ['Posts.xml', 'Comments.xml']) {
    await copyWithoutLinks(join(dump, name), join(folder, name));
  }
  return {
    folder,
    relevant: await readLinks(join(dump, 'PostLinks.xml')),
    remove: () => rm(parent, { recursive: true, force: true }),
  };
}

/** Anchors as they stand in an attribute, links of Markdown, and bare addresses. */
const linkPattern =
  /&lt;a\b.*?&lt;\/a&gt;|\[[^\]&]*\]\(\s*https?:[^)]*\)|(?<!xmlns[^ ]*)\bhttps?:\/\/[^\s"&<]+/gs;

async function copyWithoutLinks(from: string, to: string): Promise<void> {
  const out = createWriteStream(to);
  for await (const line of createInterface({ input: createReadStream(from) })) {
    const row = line.trimStart().startsWith('<row');
    out.write(`${row ? line.replace(linkPattern, ' ') : line}\n`);
  }
  out.end();
  await finished(out);
}

async function readLinks(file: string): Promise<MaskedDump['relevant']> {
  const relevant: MaskedDump['relevant'] = new Map();
  for await (const row of readRows(file, 'postlinks')) {
    const { PostId: from, RelatedPostId: to, LinkTypeId: type } = row;
    const grade = linkGrades[type ?? ''];
    if (!grade || !from || !to || from === to) continue;
    const linkedTo = relevant.get(from) ?? new Map<string, number>();
    linkedTo.set(to, Math.max(linkedTo.get(to) ?? 0, grade));
    relevant.set(from, linkedTo);
  }
  return relevant;
}
