export {
  type DirectoryPerson,
  deprovisionPerson,
  getDirectoryPerson,
  listDirectoryPeople,
  provisionPerson,
  updateProvisionedPerson,
} from './directory-people.ts';
export {
  type DirectoryUnit,
  deprovisionUnit,
  getDirectoryUnit,
  listDirectoryUnits,
  provisionUnit,
  updateProvisionedUnit,
} from './directory-units.ts';
export { syncUnits } from './synced-units.ts';
