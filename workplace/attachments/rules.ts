export const MAX_FILE_BYTES = 10 * 1024 * 1024;
export const MAX_PIXELS = 50_000_000;
export const MAX_SIDE_PIXELS = 4096;

/** Pictures that are made again from their pixels, so that nothing hidden in them travels on. */
export const imageTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'];

const officeTypePrefix = 'application/vnd.openxmlformats-officedocument';

/** Files that are kept as they are, and always offered as a download, never opened in the page. */
export const downloadTypes = new Set([
  'application/pdf',
  'application/zip',
  `${officeTypePrefix}.wordprocessingml.document`,
  `${officeTypePrefix}.spreadsheetml.sheet`,
  `${officeTypePrefix}.presentationml.presentation`,
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.presentation',
  'audio/mpeg',
  'video/mp4',
  'text/plain',
]);

/** Whether the bytes are text: UTF-8 with no control characters but white space. */
export function isText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
    return !/[\0-\x08\x0b\x0e-\x1f]/.test(text);
  } catch {
    return false;
  }
}
