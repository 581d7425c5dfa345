export { addPerson, addUnit, changePicture, changeProfile, letPersonLeave } from './commands.ts';
export { findPerson, getPerson, listPeople, listUnits } from './queries.ts';
export type { Byline, PersonView, UnitView } from './view.ts';
