import type { Attachment } from 'postal-mime';
import { say } from '../../messages/index.ts';
import type { PersonViewer } from '../access/index.ts';
import { addAttachment } from '../attachments/index.ts';
import type { CommandContext } from '../kernel/index.ts';
import { AppError } from '../kernel/index.ts';
import { cleanLine } from '../text/index.ts';

/** The files of a mail, taken in, and how the comment speaks of them. */
export interface StoredAttachments {
  /** Markdown, a link or a picture each; and a line that says what could not be added. */
  lines: string[];
  addedCount: number;
  rejectedNames: string[];
}

const MAX_FILES = 20;

/**
 * Takes in what came along with a mail, each file as any other upload: its kind is read from its
 * bytes, its size is bounded. What is refused is named in the comment, so that nothing is lost
 * without a word. Pictures that only decorate (named by no `pictures`) are passed over.
 */
export async function storeAttachments(
  context: CommandContext,
  viewer: PersonViewer,
  attachments: readonly Attachment[],
  pictures: ReadonlySet<string> | null,
): Promise<StoredAttachments> {
  const lines: string[] = [];
  const leftOut: string[] = [];
  for (const [i, file] of attachments
    .filter((one) => isContentAttachment(one, pictures))
    .entries()) {
    const name = file.filename ?? '';
    const added = i < MAX_FILES ? await storeFile(context, viewer, name, toBuffer(file)) : null;
    if (added) lines.push(added);
    else leftOut.push(cleanLine(name).slice(0, 120) || say('mail.unnamed'));
  }
  const added = lines.length;
  if (leftOut.length > 0) lines.push(renderRejectedNames(leftOut));
  return { lines, addedCount: added, rejectedNames: leftOut };
}

/** Everything but what stands in a part of the HTML that nobody wrote here, such as a signature. */
function isContentAttachment(
  { related, disposition, contentId, mimeType }: Attachment,
  pictures: ReadonlySet<string> | null,
) {
  if (
    /^(application\/pgp-signature|application\/(x-)?pkcs7-signature|text\/calendar)$/.test(mimeType)
  )
    return false;
  if (!related || disposition === 'attachment' || pictures === null) return true;
  return pictures.has(contentId?.replace(/^<|>$/g, '') ?? '');
}

function toBuffer({ content }: Attachment): Buffer {
  return typeof content === 'string' ? Buffer.from(content) : Buffer.from(content as ArrayBuffer);
}

async function storeFile(
  context: CommandContext,
  viewer: PersonViewer,
  name: string,
  bytes: Buffer,
) {
  try {
    return (await addAttachment(context, viewer, { name, bytes })).markdown;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

function renderRejectedNames(names: readonly string[]): string {
  const plain = names.map((name) => name.replace(/[\\`*_{}[\]()#+!<>|~&@:/.-]/g, '\\$&'));
  return say('mail.leftOut', { n: names.length, names: plain.join(', ') });
}
