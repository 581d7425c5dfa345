export { exportArchive, hasRecords } from './export-archive.ts';
export { importArchive } from './import-archive.ts';
