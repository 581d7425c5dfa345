import { follow, markRead, mute, setLevel, unmute } from '../../workplace/attention/index.ts';
import { closeConversation, reopenConversation } from '../../workplace/conversation/index.ts';
import {
  actOnEntry,
  editEntry,
  publishEntry,
  reactToEntry,
  restoreWording,
  undoAct,
  withdrawEntry,
} from '../../workplace/entries/index.ts';
import { addLink, correctWork, removeLink } from '../../workplace/lineage/index.ts';
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
  personalCommand('publishes in the space', canWrite, ({ workplace, fixture }, viewer) =>
    publishEntry(workplace, viewer, { space: fixture.name, title: 'New', body }),
  ),
  command('edits the entry', canChange, ({ workplace, fixture, viewer }) =>
    editEntry(workplace, viewer, fixture.entryId, { body }),
  ),
  command('restores a revision', canChange, ({ workplace, fixture, viewer }) =>
    restoreWording(workplace, viewer, fixture.entryId, 1),
  ),
  command('withdraws the entry', canClose, ({ workplace, fixture, viewer }) =>
    withdrawEntry(workplace, viewer, fixture.entryId),
  ),
];

const closing: Command[] = [
  command('closes the conversation', canClose, ({ workplace, fixture, viewer }) =>
    closeConversation(workplace, viewer, fixture.entryId, {}),
  ),
  command('reopens the conversation', canClose, ({ workplace, fixture, viewer }) =>
    reopenConversation(workplace, viewer, fixture.entryId),
  ),
  command('accepts an answer', canClose, ({ workplace, fixture, viewer }) =>
    actOnEntry(workplace, viewer, fixture.entryId, 'acceptance', { comment: fixture.commentId }),
  ),
  command('takes the acceptance back', canClose, ({ workplace, fixture, viewer }) =>
    undoAct(workplace, viewer, fixture.entryId, 'acceptance'),
  ),
];

const lineage: Command[] = [
  command('says what the entry builds on', canChange, ({ workplace, fixture, viewer }) => {
    const work = { entryId: fixture.entryId };
    return addLink(workplace, viewer, work, {
      source: 'https://a.example/',
      relation: 'buildsOn',
    });
  }),
  command('takes a link back', canChange, ({ workplace, fixture, viewer }) =>
    removeLink(workplace, viewer, fixture.linkId),
  ),
  command('corrects the entry', canClose, ({ workplace, fixture: { entryId }, viewer }) =>
    correctWork(workplace, viewer, { entryId }, { note: body }),
  ),
];

const ownMarks: Command[] = [
  personalCommand('reacts to the entry', canComment, ({ workplace, fixture }, viewer) =>
    reactToEntry(workplace, viewer, fixture.entryId, { name: 'agree' }),
  ),
  personalCommand(
    'follows the conversation',
    canKeepForThemselves,
    ({ workplace, fixture }, viewer) =>
      follow(workplace, viewer, { what: 'entry', of: fixture.entryId }),
  ),
  personalCommand(
    'mutes the conversation',
    canKeepForThemselves,
    ({ workplace, fixture }, viewer) => mute(workplace, viewer, fixture.entryId),
  ),
  personalCommand(
    'unmutes the conversation',
    canKeepForThemselves,
    ({ workplace, fixture }, viewer) => unmute(workplace, viewer, fixture.entryId),
  ),
  personalCommand(
    'sets how much of the space reaches them',
    canKeepForThemselves,
    ({ workplace, fixture }, viewer) =>
      setLevel(workplace, viewer, fixture.name, { level: 'named' }),
  ),
  personalCommand('marks how far they have read', canSee, ({ workplace, fixture }, viewer) =>
    markRead(workplace, viewer, fixture.entryId, workplace.now()),
  ),
];

/** Every command on an entry that is not for one kind alone. */
export const entryCommands: readonly Command[] = [...writing, ...closing, ...lineage, ...ownMarks];
