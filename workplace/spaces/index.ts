export {
  addMember,
  archiveSpace,
  changeSpace,
  joinSpace,
  openSpace,
  removeMember,
} from './commands.ts';
export { getSpace, isLastSteward, listMembers, listSpaces } from './queries.ts';
export { createSpaceName, membershipInput, spaceChangeInput, spaceInput } from './rules.ts';
export type { MemberView, SpaceView } from './view.ts';
