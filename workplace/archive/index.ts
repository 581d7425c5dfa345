export { exportArchive } from './export.ts';
export { importArchive } from './import.ts';
