export { exportArchive, hasRecords } from './export.ts';
export { importArchive } from './import.ts';
