export {
  type AddedAttachment,
  type AttachmentView,
  addAttachment,
  getAttachment,
} from './attachments.ts';
export { downloadTypes, imageTypes, MAX_FILE_BYTES } from './rules.ts';
