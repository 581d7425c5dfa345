export type { Followed, SpaceLevel } from '../../storage/index.ts';
export { catchUp, newsSince } from './caught-up.ts';
export { changeAttention } from './changing.ts';
export { type FollowView, follow, hasChosen, listFollows, unfollow } from './follows.ts';
export { getLevel, mute, setLevel, unmute } from './levels.ts';
export { listNews, type News } from './news.ts';
export {
  countNotices,
  listNotices,
  type NoticePage,
  type NoticeView,
} from './notices.ts';
export { raiseNotices, tellUntold } from './raising.ts';
export { markRead } from './reads.ts';
export { releaseHeld } from './releasing.ts';
export { seeNotices, takenAsSeen } from './seeing.ts';
export { placeOf, sayNames, sayNotice } from './sentences.ts';
export { type Attention, getAttention, mayBeSeen } from './settings.ts';
export { teller } from './telling.ts';
export { listUnread } from './unread.ts';
