export { formatFieldName, type LineResult } from './import-line.ts';
export { importPeople, type PeopleImport, previewPeopleImport } from './import-people.ts';
export { MAX_PEOPLE_FILE_BYTES } from './parse-people-file.ts';
