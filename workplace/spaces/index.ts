export {
  addMember,
  archiveSpace,
  changeSpace,
  joinSpace,
  openSpace,
  removeMember,
} from './commands.ts';
export { findStanding, getSpace, listMembers, listSpaces } from './queries.ts';
export { isLastSteward } from './succession.ts';
export type { MemberView, SpaceView } from './view.ts';
