export type { ImportFormat, ImportOptions } from './format.ts';
export { importWorks } from './import.ts';
export { type Line, readLines } from './lines.ts';
export { newTally, printReport, type Report, type Tally } from './report.ts';
export { Unreadable } from './unreadable.ts';
export type {
  ImportedAuthor,
  ImportedComment,
  ImportedEntry,
  ImportedLink,
  ImportedPerson,
  ImportedWork,
} from './works.ts';
