import type { PersonViewer } from '../../workplace/access/index.ts';
import { addAttachment } from '../../workplace/files/index.ts';
import type { House } from './house.ts';

/** The words with a file that came along with them, which stands at their end. */
export async function withFile(
  house: House,
  viewer: PersonViewer,
  body: string,
  file: File | null,
): Promise<string> {
  if (!file) return body;
  const { markdown } = await addFile(house, viewer, file);
  return body.trim() ? `${body.trimEnd()}\n\n${markdown}\n` : `${markdown}\n`;
}

export async function addFile(house: House, viewer: PersonViewer, file: File) {
  const bytes = Buffer.from(await file.arrayBuffer());
  return addAttachment(house.doorway.workplace, viewer, { name: file.name, bytes });
}
