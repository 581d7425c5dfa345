export { changePerson, takePersonBack } from './change-person.ts';
export { addPerson, changePicture, changeProfile, letPersonLeave } from './commands.ts';
export {
  countPeople,
  findPerson,
  getPerson,
  getWholePerson,
  listPeople,
  listPeopleById,
  listUnits,
} from './queries.ts';
export { addUnit, changeUnit, removeUnit } from './units.ts';
export type { Byline, PeopleCount, PersonView, UnitView, WholePersonView } from './view.ts';
