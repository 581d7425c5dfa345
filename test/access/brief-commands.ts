import {
  actOnEntry,
  editEntry,
  getMerge,
  undoAct,
  withdrawEntry,
} from '../../workplace/entries/index.ts';
import { type Command, canClose, canEditBrief, command } from './command.ts';

const body = 'Said again.';

/** Every command on a brief. */
export const briefCommands: readonly Command[] = [
  command('withdraws the brief', canClose, ({ workplace, fixture, viewer }) =>
    withdrawEntry(workplace, viewer, fixture.briefId),
  ),
  command('edits the brief', canEditBrief, ({ workplace, fixture, viewer }) =>
    editEntry(workplace, viewer, fixture.briefId, { body }),
  ),
  command(
    'looks at what an edit of the brief would be merged with',
    canEditBrief,
    ({ workplace, fixture, viewer }) =>
      getMerge(workplace, viewer, fixture.briefId, { change: { body, edits: 0 }, against: 0 }),
  ),
  command('shares the brief', canEditBrief, ({ workplace, fixture, viewer }) =>
    actOnEntry(workplace, viewer, fixture.briefId, 'status', { status: 'shared' }),
  ),
  command('confirms the brief', canEditBrief, ({ workplace, fixture, viewer }) =>
    actOnEntry(workplace, viewer, fixture.briefId, 'confirmation', { reviewBy: '2126-01-01' }),
  ),
  command('takes the confirmation back', canEditBrief, ({ workplace, fixture, viewer }) =>
    undoAct(workplace, viewer, fixture.briefId, 'confirmation'),
  ),
  command('says when to review the brief again', canEditBrief, ({ workplace, fixture, viewer }) =>
    actOnEntry(workplace, viewer, fixture.briefId, 'review', { reviewBy: '2126-01-01' }),
  ),
  command('makes the brief a template', canEditBrief, ({ workplace, fixture, viewer }) =>
    actOnEntry(workplace, viewer, fixture.briefId, 'template', {}),
  ),
];
