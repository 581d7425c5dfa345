export { importPeople, type PeopleImport, rehearsePeople } from './import.ts';
export { mostPeopleBytes } from './read.ts';
export { type Deed, sayField } from './taking.ts';
