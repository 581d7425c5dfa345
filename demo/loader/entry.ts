import { ContentError } from './content-error.ts';
import { parseMarkdown, type Section } from './markdown.ts';
import { type EntryFrontMatter, entrySchema } from './schemas.ts';

/** What somebody did with an entry; `after` is in days since it was published. */
interface Step {
  line: number;
  author: string;
  after: number;
  body: string;
}

export interface DemoComment extends Step {
  isAccepted: boolean;
  /** Index of the earlier comment that this one replies to. */
  replyTo?: number;
}

export interface DemoEntry extends EntryFrontMatter {
  file: string;
  /** Its place below `content/`, such as `workshop/payload`. */
  key: string;
  space: string;
  body: string;
  comments: DemoComment[];
  /** Later versions of a brief, each as a whole. */
  edits: Step[];
  closed?: Step;
}

const headingPattern =
  /^(Comment|Accepted answer|Edit|Closed) by ([a-z0-9-]+), (\d+(?:\.\d+)?) days? later(?:, replying to ([a-z0-9-]+)(?: at (\d+(?:\.\d+)?) days?)?)?$/;
const headingForm =
  'A heading of the first level is "# Comment by HANDLE, N days later", also with "Accepted answer", "Edit" or "Closed" for "Comment", and ", replying to HANDLE" after a comment\'s.';

/** Parses one entry with all that followed: comments, edits of a brief, its closing. */
export function parseEntry(file: string, source: string, space: string, name: string): DemoEntry {
  const { frontMatter, body, sections } = parseMarkdown(file, source, entrySchema);
  const entry: DemoEntry = {
    ...frontMatter,
    file,
    key: `${space}/${name}`,
    space,
    body: toBody(frontMatter, body),
    comments: [],
    edits: [],
  };
  for (const section of sections) addSection(entry, section);
  const accepted = entry.comments.filter((comment) => comment.isAccepted);
  if (accepted.length > (entry.kind === 'question' ? 1 : 0)) {
    fail(entry, accepted.at(-1)!, 'Only a question has an accepted answer, and only one.');
  }
  return entry;
}

function addSection(entry: DemoEntry, section: Section): void {
  const match = headingPattern.exec(section.heading) ?? fail(entry, section, headingForm);
  const [, what, author, after, replyAuthor, replyAfter] = match;
  const step = { line: section.line, author: author!, after: Number(after), body: section.body };
  if (what === 'Closed') {
    if (entry.closed) fail(entry, section, 'An entry is closed once.');
    entry.closed = step;
    return;
  }
  if (step.body === '') fail(entry, section, 'There is no text below this heading.');
  if (what === 'Edit') {
    entry.edits.push({ ...step, body: toBody(entry, step.body) });
    return;
  }
  const replyTo = replyAuthor ? findReplied(entry, section, replyAuthor, replyAfter) : undefined;
  entry.comments.push({ ...step, isAccepted: what === 'Accepted answer', replyTo });
}

/** A reply is to the latest comment of that author so far, unless the heading says which one. */
function findReplied(entry: DemoEntry, section: Section, author: string, after?: string): number {
  const index = entry.comments.findLastIndex(
    (comment) =>
      comment.author === author && (after === undefined || comment.after === Number(after)),
  );
  if (index < 0) fail(entry, section, `There is no comment by ${author} above to reply to.`);
  return index;
}

/** A brief keeps its last line break, so that a line added below it changes no other line. */
function toBody({ kind }: EntryFrontMatter, body: string): string {
  return kind === 'brief' ? `${body}\n` : body;
}

function fail({ file }: DemoEntry, { line }: { line: number }, message: string): never {
  throw new ContentError([{ file, line, message }]);
}
