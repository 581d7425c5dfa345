export { type AddedReadings, addReading, addReadings } from './add-reading.ts';
export { loadOwnPageCheck } from './evidence.ts';
export { type CsvReading, parseReadingCsv } from './reading-csv.ts';
export {
  addReadingHook,
  listReadingHooks,
  type ReadingHookView,
  receiveHookReading,
  revokeReadingHook,
} from './reading-hooks.ts';
export {
  getReading,
  isCurrentReading,
  latestReadingId,
  listReadingPoints,
  listReadings,
  type ReadingRow,
  selectReadings,
  toReadingView,
} from './reading-queries.ts';
