import type { Viewer } from '../../workplace/access/index.ts';
import type { Workplace } from '../../workplace/happenings/index.ts';
import {
  composeDigest,
  composeNotice,
  letterhead,
  newWhereFollowed,
  undigested,
} from '../../workplace/mail/index.ts';
import { doorwayFor } from '../doors.ts';
import type { Row } from './asking.ts';
import { isPerson } from './seers.ts';
import type { Thing } from './world.ts';

/** Some mail's, the same for all, since it is nothing that a mail tells. */
const id = '01890000-0000-7000-8000-000000000000';

const headOf = (workplace: Workplace) => letterhead(workplace, doorwayFor(workplace).mail.settings);

/** A mail about a thing, as it would be written at this moment. */
async function noticeOf(
  workplace: Workplace,
  viewer: Viewer,
  { entryId, commentId }: Thing,
  ofComment: boolean,
) {
  const told = { id, entryId, why: 'mention', by: null, mailed: false, at: new Date(0) } as const;
  const what = ofComment ? 'commentAdded' : 'entryPublished';
  const noticed = [{ ...told, what, commentId: ofComment ? commentId : null }];
  return composeNotice(workplace, viewer, { id, entryId, noticed }, await headOf(workplace));
}

async function digestFor(workplace: Workplace, viewer: Viewer) {
  if (!isPerson(viewer)) return null;
  const noticed = await undigested(workplace, viewer.id);
  const fresh = await newWhereFollowed(workplace, viewer, new Date(0));
  const mail = { id, noticed, fresh };
  const letter = await composeDigest(workplace, viewer, mail, await headOf(workplace));
  // Which notices are done with, told or past telling, is noted here and goes nowhere.
  return letter && { ...letter, noticeIds: [] };
}

/** What goes out by mail, to whom it goes. */
export const mailRows: Row[] = [
  {
    ...{ name: 'composeNotice of an entry', shows: 'entryWord', about: 'one' },
    ask: ({ workplace, viewer }, thing) => noticeOf(workplace, viewer, thing, false),
  },
  {
    ...{ name: 'composeNotice of a comment', shows: 'commentWord', about: 'one' },
    ask: ({ workplace, viewer }, thing) => noticeOf(workplace, viewer, thing, true),
  },
  {
    ...{ name: 'composeDigest', shows: 'entryWord', about: 'all', persons: true },
    ask: ({ workplace, viewer }) => digestFor(workplace, viewer),
  },
];
