import {
  applyAction,
  editEntry,
  getMerge,
  undoAction,
  withdrawEntry,
} from '../../workplace/entries/index.ts';
import { type Command, canClose, canEditBrief, command } from './command.ts';

const body = 'Said again.';

/** Every command on a brief. */
export const briefCommands: readonly Command[] = [
  command('withdraws the brief', canClose, ({ context, fixture, viewer }) =>
    withdrawEntry(context, viewer, fixture.briefId),
  ),
  command('edits the brief', canEditBrief, ({ context, fixture, viewer }) =>
    editEntry(context, viewer, fixture.briefId, { body }),
  ),
  command(
    'looks at what an edit of the brief would be merged with',
    canEditBrief,
    ({ context, fixture, viewer }) =>
      getMerge(context, viewer, fixture.briefId, { change: { body, edits: 0 }, against: 0 }),
  ),
  command('shares the brief', canEditBrief, ({ context, fixture, viewer }) =>
    applyAction(context, viewer, fixture.briefId, 'status', { status: 'shared' }),
  ),
  command('confirms the brief', canEditBrief, ({ context, fixture, viewer }) =>
    applyAction(context, viewer, fixture.briefId, 'confirmation', { reviewBy: '2126-01-01' }),
  ),
  command('takes the confirmation back', canEditBrief, ({ context, fixture, viewer }) =>
    undoAction(context, viewer, fixture.briefId, 'confirmation'),
  ),
  command('says when to review the brief again', canEditBrief, ({ context, fixture, viewer }) =>
    applyAction(context, viewer, fixture.briefId, 'review', { reviewBy: '2126-01-01' }),
  ),
  command('makes the brief a template', canEditBrief, ({ context, fixture, viewer }) =>
    applyAction(context, viewer, fixture.briefId, 'template', {}),
  ),
];
