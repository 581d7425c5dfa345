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
import { isPerson } from './personas.ts';
import { queryAll, queryOne, type Row } from './row.ts';
import type { Fixture } from './world.ts';

/** The id of some mail, the same for everybody, since a mail does not show it. */
const id = '01890000-0000-7000-8000-000000000000';

const loadLetterhead = (workplace: Workplace) =>
  letterhead(workplace, doorwayFor(workplace).mail.settings);

/** A mail about a fixture, as it would be written at this moment. */
async function writeNotice(
  workplace: Workplace,
  viewer: Viewer,
  { entryId, commentId }: Fixture,
  what: 'entryPublished' | 'commentAdded',
) {
  const noticed = {
    id,
    entryId,
    commentId: what === 'commentAdded' ? commentId : null,
    what,
    why: 'mention',
    by: null,
    mailed: false,
    at: new Date(0),
  } as const;
  const mail = { id, entryId, noticed: [noticed] };
  return composeNotice(workplace, viewer, mail, await loadLetterhead(workplace));
}

async function writeDigest(workplace: Workplace, viewer: Viewer) {
  if (!isPerson(viewer)) return null;
  const noticed = await undigested(workplace, viewer.id);
  const fresh = await newWhereFollowed(workplace, viewer, new Date(0));
  const mail = { id, noticed, fresh };
  const letter = await composeDigest(workplace, viewer, mail, await loadLetterhead(workplace));
  // Which notices are done with, told or past telling, is noted here and goes nowhere.
  return letter && { ...letter, noticeIds: [] };
}

/** What goes out by mail, to whom it goes. */
export const mailRows: Row[] = [
  queryOne('composeNotice of an entry', 'entryWord', ({ workplace, viewer }, fixture) =>
    writeNotice(workplace, viewer, fixture, 'entryPublished'),
  ),
  queryOne('composeNotice of a comment', 'commentWord', ({ workplace, viewer }, fixture) =>
    writeNotice(workplace, viewer, fixture, 'commentAdded'),
  ),
  queryAll(
    'composeDigest',
    'entryWord',
    ({ workplace, viewer }) => writeDigest(workplace, viewer),
    { onlyPeople: true },
  ),
];
