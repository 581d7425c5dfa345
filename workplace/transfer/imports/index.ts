export type { ImportFormat, ImportOptions } from './import-format.ts';
export {
  alreadyHereReason,
  createTally,
  formatReport,
  type ImportReport,
  type RecordOutcome,
  type Tally,
} from './import-report.ts';
export { importWorks } from './import-works.ts';
export type {
  ImportedAuthor,
  ImportedComment,
  ImportedEntry,
  ImportedLink,
  ImportedPerson,
  ImportedWork,
} from './imported-work.ts';
export { readLines, type SourceLine } from './line-reader.ts';
export {
  formatFieldName,
  importPeople,
  type LineResult,
  type PeopleImport,
  previewPeopleImport,
} from './people/index.ts';
export { type ImportView, listImports } from './report-queries.ts';
export { saveReport } from './save-report.ts';
export { UnreadableFileError } from './unreadable-file-error.ts';
