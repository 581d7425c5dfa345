import { closeConversation, reopenConversation } from '../../workplace/comments/index.ts';
import {
  applyAction,
  editEntry,
  publishEntry,
  reactToEntry,
  restoreRevision,
  undoAction,
  withdrawEntry,
} from '../../workplace/entries/index.ts';
import { addLink, correctWork, removeLink } from '../../workplace/lineage/index.ts';
import {
  follow,
  markRead,
  mute,
  setSpaceLevel,
  unmute,
} from '../../workplace/notifications/index.ts';
import {
  type Command,
  canChange,
  canClose,
  canComment,
  canKeepForThemselves,
  canSee,
  canWrite,
  command,
  personalCommand,
} from './command.ts';

const body = 'Said again.';

const writing: Command[] = [
  personalCommand('publishes in the space', canWrite, ({ context, fixture }, viewer) =>
    publishEntry(context, viewer, { space: fixture.name, title: 'New', body }),
  ),
  command('edits the entry', canChange, ({ context, fixture, viewer }) =>
    editEntry(context, viewer, fixture.entryId, { body }),
  ),
  command('restores a revision', canChange, ({ context, fixture, viewer }) =>
    restoreRevision(context, viewer, fixture.entryId, 1),
  ),
  command('withdraws the entry', canClose, ({ context, fixture, viewer }) =>
    withdrawEntry(context, viewer, fixture.entryId),
  ),
];

const closing: Command[] = [
  command('closes the conversation', canClose, ({ context, fixture, viewer }) =>
    closeConversation(context, viewer, fixture.entryId, {}),
  ),
  command('reopens the conversation', canClose, ({ context, fixture, viewer }) =>
    reopenConversation(context, viewer, fixture.entryId),
  ),
  command('accepts an answer', canClose, ({ context, fixture, viewer }) =>
    applyAction(context, viewer, fixture.entryId, 'acceptance', { comment: fixture.commentId }),
  ),
  command('takes the acceptance back', canClose, ({ context, fixture, viewer }) =>
    undoAction(context, viewer, fixture.entryId, 'acceptance'),
  ),
];

const lineage: Command[] = [
  command('says what the entry builds on', canChange, ({ context, fixture, viewer }) => {
    const work = { entryId: fixture.entryId };
    return addLink(context, viewer, work, {
      source: 'https://a.example/',
      relation: 'buildsOn',
    });
  }),
  command('takes a link back', canChange, ({ context, fixture, viewer }) =>
    removeLink(context, viewer, fixture.linkId),
  ),
  command('corrects the entry', canClose, ({ context, fixture: { entryId }, viewer }) =>
    correctWork(context, viewer, { entryId }, { note: body }),
  ),
];

const ownMarks: Command[] = [
  personalCommand('reacts to the entry', canComment, ({ context, fixture }, viewer) =>
    reactToEntry(context, viewer, fixture.entryId, { name: 'agree' }),
  ),
  personalCommand(
    'follows the conversation',
    canKeepForThemselves,
    ({ context, fixture }, viewer) =>
      follow(context, viewer, { type: 'entry', target: fixture.entryId }),
  ),
  personalCommand('mutes the conversation', canKeepForThemselves, ({ context, fixture }, viewer) =>
    mute(context, viewer, fixture.entryId),
  ),
  personalCommand(
    'unmutes the conversation',
    canKeepForThemselves,
    ({ context, fixture }, viewer) => unmute(context, viewer, fixture.entryId),
  ),
  personalCommand(
    'sets how much of the space reaches them',
    canKeepForThemselves,
    ({ context, fixture }, viewer) =>
      setSpaceLevel(context, viewer, fixture.name, { level: 'named' }),
  ),
  personalCommand('marks how far they have read', canSee, ({ context, fixture }, viewer) =>
    markRead(context, viewer, fixture.entryId, context.now()),
  ),
];

/** Every command on an entry that is not for one kind alone. */
export const entryCommands: readonly Command[] = [...writing, ...closing, ...lineage, ...ownMarks];
