import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import { type SqlBool, sql } from 'kysely';
import { isId, newId } from '../../storage/index.ts';
import { getPersonId, type PersonViewer, type Viewer, visibleTo } from '../access/index.ts';
import {
  AppError,
  type CommandContext,
  invalid,
  notAllowed,
  notFound,
  type QueryContext,
  write,
} from '../kernel/index.ts';
import { personKnownTo } from '../people/index.ts';
import { cleanLine } from '../text/index.ts';
import { reencodePicture } from './picture.ts';
import { downloadTypes, imageTypes, isText, MAX_FILE_BYTES } from './rules.ts';

/** A file just taken in, and how a body refers to it. */
export interface AddedAttachment {
  id: string;
  path: string;
  name: string;
  mediaType: string;
  markdown: string;
}

/** Takes in a file: its kind is read from its bytes, whatever its name or the browser says. */
export async function addAttachment(
  context: CommandContext,
  viewer: PersonViewer,
  file: { name: string; bytes: Buffer },
): Promise<AddedAttachment> {
  if (viewer.scope === 'read') throw notAllowed();
  const kept = await examineFile(file.bytes);
  const name = cleanLine(file.name).replace(/[\\/]/g, ' ').slice(-120).toWellFormed() || 'file';
  return write(context, async (tx) => {
    const id = newId();
    await tx.db
      .insertInto('attachments')
      .values({
        id,
        person_id: viewer.id,
        name,
        media_type: kept.mediaType,
        size: kept.bytes.length,
        sha256: createHash('sha256').update(kept.bytes).digest('hex'),
        width: kept.width,
        height: kept.height,
        bytes: kept.bytes,
        created_at: tx.now,
      })
      .execute();
    return toAddedAttachment(id, name, kept.mediaType);
  });
}

interface ExaminedFile {
  bytes: Buffer;
  mediaType: string;
  width: number | null;
  height: number | null;
}

async function examineFile(bytes: Buffer): Promise<ExaminedFile> {
  if (bytes.length === 0) throw invalid({ file: 'fileEmpty' });
  if (bytes.length > MAX_FILE_BYTES)
    throw new AppError('tooLarge', 'fileTooLarge', { file: 'fileTooLarge' });
  const found = await fileTypeFromBuffer(bytes);
  const mediaType = found?.mime ?? (isText(bytes) ? 'text/plain' : 'unknown');
  if (imageTypes.includes(mediaType)) return reencodePicture(bytes);
  if (!downloadTypes.has(mediaType)) throw invalid({ file: 'fileKindUnknown' });
  return { bytes, mediaType, width: null, height: null };
}

function toAddedAttachment(id: string, name: string, mediaType: string): AddedAttachment {
  const path = `/attachments/${id}`;
  const label = name.replace(/[[\]\\]/g, '\\$&');
  const markdown = `${mediaType.startsWith('image/') ? '!' : ''}[${label}](${path})`;
  return { id, path, name, mediaType, markdown };
}

export interface AttachmentView {
  name: string;
  mediaType: string;
  sha256: string;
  bytes: Buffer;
  /** Whether the whole world may see it, so that shared caches may keep it. */
  isPublic: boolean;
}

/**
 * A file, for its uploader, for whoever sees a work that uses it, and a person's picture for
 * whoever knows the person. Throws `notFound` otherwise.
 */
export async function getAttachment(
  context: QueryContext,
  viewer: Viewer,
  id: string,
): Promise<AttachmentView> {
  if (!isId(id)) throw notFound();
  const usedWhere = (rule: ReturnType<typeof visibleTo>) => sql<SqlBool>`exists (
    select 1 from (
      select attachment_id, entry_id from attachment_uses
      union all select evidence_file, entry_id from readings
        where evidence_file = ${id}::uuid) as use
    join entries on entries.id = use.entry_id join spaces on spaces.id = entries.space_id
    where use.attachment_id = attachments.id and ${rule})`;
  const row = await context.db
    .selectFrom('attachments')
    .where('attachments.id', '=', id)
    .where(
      sql<SqlBool>`(attachments.person_id = ${getPersonId(viewer)}::uuid
        or ${usedWhere(visibleTo(viewer))}
        or exists (select 1 from people where people.picture = ${`/attachments/${id}`}
          and ${personKnownTo(viewer)}))`,
    )
    .select([
      'name',
      'media_type as mediaType',
      'sha256',
      'bytes',
      usedWhere(visibleTo({ kind: 'anonymous' })).as('world'),
    ])
    .executeTakeFirst();
  if (!row) throw notFound();
  return { ...row, isPublic: Boolean(row.world) };
}
