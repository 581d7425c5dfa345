export {
  changePerson,
  reactivatePerson,
  setPersonReturned,
  updatePerson,
} from './change-person.ts';
export {
  addPerson,
  addToUnits,
  bumpPeopleCounter,
  changePicture,
  changeProfile,
  deactivatePerson,
  insertPerson,
  requireFreeEmail,
  setPersonLeft,
} from './commands.ts';
export {
  countPeople,
  findPerson,
  getPerson,
  getPersonForAdmin,
  listPeople,
  listPeopleById,
  listUnits,
  listUnitsWithMembers,
  personKnownTo,
} from './queries.ts';
export { canSeeHierarchy, type DirectReportView, listDirectReports } from './reporting-lines.ts';
export {
  browserTimeZoneField,
  createHandle,
  handlePattern,
  nameField,
  personChangeInput,
  personInput,
  profileInput,
  unitChangeInput,
  unitInput,
  unitsField,
} from './rules.ts';
export { hasSteward } from './space-succession.ts';
export { timeZones } from './time-zones.ts';
export { addUnit, changeUnit, deleteUnit, insertUnit, removeUnit, updateUnit } from './units.ts';
export type {
  AdminPersonView,
  Byline,
  PeopleCount,
  PersonView,
  UnitView,
  UnitWithMembers,
} from './view.ts';
