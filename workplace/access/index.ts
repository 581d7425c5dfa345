export {
  mayAdminister,
  mayComment,
  maySee,
  mayTend,
  mayUseMeaning,
  mayWrite,
  type SpaceStanding,
} from './rules.ts';
export {
  type Nobody,
  nobody,
  type Operator,
  operator,
  type PersonViewer,
  personId,
  type Viewer,
  zoneOf,
} from './viewer.ts';
export { seenByPeople, visibleTo } from './visible.ts';
