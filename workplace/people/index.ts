export { changePerson, takePersonBack } from './change-person.ts';
export { addPerson, changePicture, changeProfile, letPersonLeave } from './commands.ts';
export {
  countPeople,
  findPerson,
  getPerson,
  getWholePerson,
  listPeople,
  listPeopleById,
  listPeopledUnits,
  listUnits,
} from './queries.ts';
export { listReports, type ReportView, seesHierarchy } from './reporting.ts';
export { addUnit, changeUnit, removeUnit } from './units.ts';
export type {
  Byline,
  PeopleCount,
  PeopledUnit,
  PersonView,
  UnitView,
  WholePersonView,
} from './view.ts';
