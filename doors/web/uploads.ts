import type { PersonViewer } from '../../workplace/access/index.ts';
import { addAttachment } from '../../workplace/attachments/index.ts';
import type { WebContext } from './web-context.ts';

/** The words with a file that came along with them, which stands at their end. */
export async function appendUpload(
  web: WebContext,
  viewer: PersonViewer,
  body: string,
  file: File | null,
): Promise<string> {
  if (!file) return body;
  const { markdown } = await storeUpload(web, viewer, file);
  return body.trim() ? `${body.trimEnd()}\n\n${markdown}\n` : `${markdown}\n`;
}

export async function storeUpload(web: WebContext, viewer: PersonViewer, file: File) {
  const bytes = Buffer.from(await file.arrayBuffer());
  return addAttachment(web.door.context, viewer, { name: file.name, bytes });
}
