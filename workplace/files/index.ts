export { type AddedFile, addAttachment, type FileView, getFile } from './files.ts';
export { mostBytes } from './rules.ts';
