import { sql } from 'kysely';
import { newId } from '../../storage/index.ts';
import {
  mayComment,
  maySee,
  mayTend,
  mayWrite,
  type PersonViewer,
  personId,
  type SpaceStanding,
  type Viewer,
} from '../../workplace/access/index.ts';
import { follow, markRead, mute, setLevel, unmute } from '../../workplace/attention/index.ts';
import {
  addComment,
  closeConversation,
  deleteComment,
  editComment,
  reactToComment,
  reopenConversation,
} from '../../workplace/conversation/index.ts';
import {
  actOnEntry,
  editEntry,
  getMerge,
  publishEntry,
  reactToEntry,
  restoreWording,
  saveDraft,
  undoAct,
  withdrawEntry,
} from '../../workplace/entries/index.ts';
import type { Workplace } from '../../workplace/happenings/index.ts';
import { addLink, correctWork, removeLink, settleFlag } from '../../workplace/lineage/index.ts';
import {
  addMember,
  archiveSpace,
  changeSpace,
  joinSpace,
  removeMember,
} from '../../workplace/spaces/index.ts';
import { giveForecast } from '../../workplace/wagers/forecasts/index.ts';
import {
  addFinding,
  addHook,
  addReading,
  addReadings,
  amendWager,
  askInPilot,
  changeWager,
  dropQuestion,
  resolveWager,
  revokeHook,
} from '../../workplace/wagers/index.ts';
import { makeModel, type Reckoner, signModel } from '../../workplace/wagers/worth/index.ts';
import { simulate } from '../../workplace/wagers/worth/simulation.ts';
import type { Thing } from './world.ts';

/** Who would do something to a thing, and what the model says of their standing. */
export interface Daring {
  workplace: Workplace;
  viewer: Viewer;
  thing: Thing;
  standing: SpaceStanding;
  /** Whether the thing is of the viewer's own hand. */
  own: boolean;
}

/** A command of the matrix: when the rule lets it through, and how it is done. */
export interface Deed {
  name: string;
  /** Deeds that only people do are not asked of nobody and of the operator. */
  people?: true;
  /** Needs a wager of the same hand that has come so far. */
  wager?: 'pilot' | 'commitment';
  /** Where the entry stands closed, comments are refused to everybody. */
  whileOpen?: true;
  may(daring: Daring): boolean;
  dare(daring: Daring, viewer: PersonViewer): Promise<unknown>;
}

const writes = ({ viewer, standing }: Daring) => mayWrite(viewer, standing);
const comments = ({ viewer, standing }: Daring) => mayComment(viewer, standing);
const tends = ({ viewer, standing }: Daring) => mayTend(viewer, standing);
const changes = (daring: Daring) =>
  daring.viewer.is === 'operator' || (daring.own && writes(daring));
/** Whoever may write in its space edits a brief, whoever wrote it. */
const tendsBriefs = (daring: Daring) => daring.viewer.is === 'operator' || writes(daring);
const closes = (daring: Daring) => changes(daring) || (tends(daring) && !daring.standing.archived);
const sees = ({ viewer, standing }: Daring) => maySee(viewer, standing);
const reads = ({ viewer }: Daring) => viewer.is === 'person' && viewer.scope === 'read';
const hears = (daring: Daring) => sees(daring) && !reads(daring);
const ownComment = ({ viewer, own }: Daring) => viewer.is === 'operator' || own;
const answersForComment = (daring: Daring) =>
  (ownComment(daring) && comments(daring)) || (tends(daring) && !daring.standing.archived);
const body = 'Said again.';

const onWorks: Deed[] = [
  {
    ...{ name: 'publishes in the space', people: true, may: writes },
    dare: ({ workplace, thing }, viewer) =>
      publishEntry(workplace, viewer, { space: thing.name, title: 'New', body }),
  },
  {
    ...{ name: 'comments', people: true, whileOpen: true, may: comments },
    dare: ({ workplace, thing }, viewer) => addComment(workplace, viewer, thing.entryId, { body }),
  },
  {
    ...{ name: 'edits the entry', may: changes },
    dare: ({ workplace, thing, viewer }) => editEntry(workplace, viewer, thing.entryId, { body }),
  },
  {
    ...{ name: 'edits the comment', may: (daring) => ownComment(daring) && comments(daring) },
    dare: ({ workplace, thing, viewer }) =>
      editComment(workplace, viewer, thing.commentId, { body }),
  },
  {
    name: 'deletes the comment',
    may: (daring) => sees(daring) && !reads(daring) && (ownComment(daring) || tends(daring)),
    dare: ({ workplace, thing, viewer }) => deleteComment(workplace, viewer, thing.commentId),
  },
  {
    ...{ name: 'reacts to the entry', people: true, may: comments },
    dare: ({ workplace, thing, viewer }) =>
      reactToEntry(workplace, viewer, thing.entryId, { name: 'agree' }),
  },
  {
    ...{ name: 'reacts to the comment', people: true, may: comments },
    dare: ({ workplace, thing, viewer }) =>
      reactToComment(workplace, viewer, thing.commentId, { name: 'agree' }),
  },
  {
    ...{ name: 'follows the conversation', people: true, may: hears },
    dare: ({ workplace, thing }, viewer) =>
      follow(workplace, viewer, { what: 'entry', of: thing.entryId }),
  },
  {
    ...{ name: 'mutes the conversation', people: true, may: hears },
    dare: ({ workplace, thing }, viewer) => mute(workplace, viewer, thing.entryId),
  },
  {
    ...{ name: 'hears of the conversation again', people: true, may: hears },
    dare: ({ workplace, thing }, viewer) => unmute(workplace, viewer, thing.entryId),
  },
  {
    ...{ name: 'sets how much of the space reaches them', people: true, may: hears },
    dare: ({ workplace, thing }, viewer) =>
      setLevel(workplace, viewer, thing.name, { level: 'named' }),
  },
  {
    ...{ name: 'closes the conversation', may: closes },
    dare: ({ workplace, thing, viewer }) => closeConversation(workplace, viewer, thing.entryId, {}),
  },
  {
    ...{ name: 'reopens the conversation', may: closes },
    dare: ({ workplace, thing, viewer }) => reopenConversation(workplace, viewer, thing.entryId),
  },
  {
    ...{ name: 'accepts an answer', may: closes },
    dare: ({ workplace, thing, viewer }) =>
      actOnEntry(workplace, viewer, thing.entryId, 'acceptance', { comment: thing.commentId }),
  },
  {
    ...{ name: 'takes the acceptance back', may: closes },
    dare: ({ workplace, thing, viewer }) => undoAct(workplace, viewer, thing.entryId, 'acceptance'),
  },
  {
    ...{ name: 'says what the entry builds on', may: changes },
    dare: ({ workplace, thing, viewer }) =>
      addLink(
        workplace,
        viewer,
        { entryId: thing.entryId },
        { source: 'https://a.example/', relation: 'buildsOn' },
      ),
  },
  {
    name: 'says what the comment answers',
    may: (daring) => ownComment(daring) && comments(daring),
    dare: ({ workplace, thing: { commentId }, viewer }) =>
      addLink(
        workplace,
        viewer,
        { commentId },
        { source: 'https://a.example/', relation: 'answers' },
      ),
  },
  {
    ...{ name: 'takes a link back', may: changes },
    dare: ({ workplace, thing, viewer }) => removeLink(workplace, viewer, thing.linkId),
  },
  {
    ...{ name: 'corrects the entry', may: closes },
    dare: ({ workplace, thing: { entryId }, viewer }) =>
      correctWork(workplace, viewer, { entryId }, { note: body }),
  },
  {
    ...{ name: 'corrects the comment', may: answersForComment },
    dare: ({ workplace, thing: { commentId }, viewer }) =>
      correctWork(workplace, viewer, { commentId }, { note: body }),
  },
  {
    ...{ name: 'settles a flag on the comment', may: answersForComment },
    dare: ({ workplace, thing, viewer }) =>
      settleFlag(workplace, viewer, thing.flagId, { how: 'confirmed' }),
  },
  {
    ...{ name: 'restores a wording', may: changes },
    dare: ({ workplace, thing, viewer }) => restoreWording(workplace, viewer, thing.entryId, 1),
  },
  {
    ...{ name: 'withdraws the entry', may: closes },
    dare: ({ workplace, thing, viewer }) => withdrawEntry(workplace, viewer, thing.entryId),
  },
  {
    ...{ name: 'withdraws the brief', may: closes },
    dare: ({ workplace, thing, viewer }) => withdrawEntry(workplace, viewer, thing.briefId),
  },
  {
    ...{ name: 'edits the brief', may: tendsBriefs },
    dare: ({ workplace, thing, viewer }) => editEntry(workplace, viewer, thing.briefId, { body }),
  },
  {
    ...{ name: 'looks at what an edit of the brief met', may: tendsBriefs },
    dare: ({ workplace, thing, viewer }) =>
      getMerge(workplace, viewer, thing.briefId, { change: { body, edits: 0 }, against: 0 }),
  },
  {
    ...{ name: 'shares the brief', may: tendsBriefs },
    dare: ({ workplace, thing, viewer }) =>
      actOnEntry(workplace, viewer, thing.briefId, 'status', { status: 'shared' }),
  },
  {
    ...{ name: 'confirms the brief', may: tendsBriefs },
    dare: ({ workplace, thing, viewer }) =>
      actOnEntry(workplace, viewer, thing.briefId, 'confirmation', { reviewBy: '2126-01-01' }),
  },
  {
    ...{ name: 'takes the confirmation back', may: tendsBriefs },
    dare: ({ workplace, thing, viewer }) =>
      undoAct(workplace, viewer, thing.briefId, 'confirmation'),
  },
  {
    ...{ name: 'says when to look at the brief again', may: tendsBriefs },
    dare: ({ workplace, thing, viewer }) =>
      actOnEntry(workplace, viewer, thing.briefId, 'review', { reviewBy: '2126-01-01' }),
  },
  {
    ...{ name: 'makes the brief a template', may: tendsBriefs },
    dare: ({ workplace, thing, viewer }) =>
      actOnEntry(workplace, viewer, thing.briefId, 'template', {}),
  },
  {
    ...{ name: 'keeps a draft of a comment', people: true },
    may: (daring) => sees(daring) && !reads(daring),
    dare: ({ workplace, thing }, viewer) =>
      saveDraft(workplace, viewer, { entry: thing.entryId, body }),
  },
  {
    ...{ name: 'marks how far they have read', people: true, may: sees },
    dare: ({ workplace, thing }, viewer) =>
      markRead(workplace, viewer, thing.entryId, workplace.now()),
  },
];

const page = 'https://orders.example/';

const onWagers: Deed[] = [
  {
    ...{ name: 'changes the wager', wager: 'pilot', may: changes },
    dare: ({ workplace, thing, viewer }) =>
      changeWager(workplace, viewer, thing.wagerId, { stopRule: 'Soon.' }),
  },
  {
    ...{ name: 'asks in the pilot', wager: 'pilot', may: changes },
    dare: ({ workplace, thing, viewer }) =>
      askInPilot(workplace, viewer, thing.wagerId, { text: 'Does it last?' }),
  },
  {
    ...{ name: 'drops a question of the pilot', wager: 'pilot', may: changes },
    dare: ({ workplace, thing, viewer }) =>
      dropQuestion(workplace, viewer, thing.wagerId, thing.questionId, { reason: 'Later.' }),
  },
  {
    ...{ name: 'finds something in the pilot', wager: 'pilot', people: true, may: writes },
    dare: ({ workplace, thing: { wagerId, questionId: question } }, viewer) =>
      addFinding(workplace, viewer, wagerId, { question, answer: 'yes', title: 'Found', body }),
  },
  {
    ...{ name: 'amends the wager', wager: 'commitment', may: changes },
    dare: ({ workplace, thing, viewer }) =>
      amendWager(workplace, viewer, thing.wagerId, { reason: body, stopRule: 'Soon.' }),
  },
  {
    ...{ name: 'reads a measure', wager: 'commitment', people: true, may: writes },
    dare: ({ workplace, thing: { wagerId: wager, measureId: measure } }, viewer) =>
      addReading(workplace, viewer, { wager, measure, via: 'api' }, { value: 1, evidence: page }),
  },
  {
    ...{ name: 'makes an address for readings', wager: 'commitment', people: true, may: changes },
    dare: ({ workplace, thing: { wagerId: wager, measureId: measure } }, viewer) =>
      addHook(workplace, viewer, { wager, measure }, { label: 'Orders', evidence: page }),
  },
  {
    ...{ name: 'reads a measure from a file', wager: 'commitment', people: true, may: writes },
    dare: ({ workplace, thing: { wagerId: wager, measureId: measure } }, viewer) => {
      const of = { wager, measure, via: 'csv' } as const;
      return addReadings(workplace, viewer, of, [{ value: 1, evidence: page }]);
    },
  },
  {
    ...{ name: 'revokes an address for readings', wager: 'commitment', may: changes },
    dare: ({ workplace, thing, viewer }) =>
      revokeHook(workplace, viewer, thing.wagerId, thing.hookId),
  },
  {
    ...{ name: 'resolves the wager', wager: 'commitment', people: true },
    may: (daring) => writes(daring) && personId(daring.viewer) === daring.thing.resolverId,
    dare: ({ workplace, thing }, viewer) =>
      resolveWager(workplace, viewer, thing.wagerId, { verdict: 'learned', learned: body }),
  },
];

const onWorth: Deed[] = [
  {
    ...{ name: 'makes a model', wager: 'commitment', may: changes },
    dare: ({ workplace, thing, viewer }) =>
      makeModel({ ...workplace, reckoner: inShort }, viewer, thing.wagerId, valueModel),
  },
  {
    // Nobody of the matrix is of the unit that signs.
    ...{ name: 'signs the model', wager: 'commitment', people: true, may: () => false },
    dare: ({ workplace, thing }, viewer) =>
      signModel(workplace, viewer, thing.wagerId, { hash: '0'.repeat(64) }),
  },
  {
    ...{ name: 'forecasts', wager: 'commitment', people: true },
    may: (daring) => hears(daring) && !daring.standing.archived,
    dare: ({ workplace, thing: { wagerId: wager, endId: end } }, viewer) =>
      giveForecast(workplace, viewer, { wager, end }, { probability: 0.5 }),
  },
];

const inShort: Reckoner = {
  reckon: async (sum) => simulate({ ...sum, draws: 10 }),
  close: async () => {},
};
const gain = { name: 'gain', low: 1, high: 2, unit: 'EUR' };
const valueModel = { formula: 'gain', unit: 'EUR', quantities: [gain], reason: body };

const onSpaces: Deed[] = [
  {
    ...{ name: 'changes the space', may: tends },
    dare: ({ workplace, thing, viewer }) =>
      changeSpace(workplace, viewer, thing.name, { title: thing.title }),
  },
  {
    ...{ name: 'archives the space', may: tends },
    dare: ({ workplace, thing, viewer }) =>
      archiveSpace(workplace, viewer, thing.name, thing.archived),
  },
  {
    ...{ name: 'takes somebody in', may: tends },
    async dare({ workplace, thing, viewer }) {
      await addMember(workplace, viewer, thing.name, { handle: 'petra' });
      await sql`delete from space_people where person_id = (
        select id from people where handle = 'petra')`.execute(workplace.db);
    },
  },
  {
    ...{ name: 'shows somebody out', may: tends },
    async dare({ workplace, thing, viewer }) {
      await removeMember(workplace, viewer, thing.name, 'mara');
      await sql`insert into space_people select ${thing.spaceId}, id, 'member', now()
        from people where handle = 'mara'`.execute(workplace.db);
    },
  },
  {
    ...{ name: 'joins', people: true },
    may: (daring) => sees(daring) && !reads(daring) && mayJoin(daring),
    async dare({ workplace, thing, standing }, viewer) {
      await joinSpace(workplace, viewer, thing.name);
      if (standing.role) return;
      await sql`delete from space_people where space_id = ${thing.spaceId}
        and person_id = ${viewer.id}`.execute(workplace.db);
    },
  },
];

function mayJoin({ viewer, standing }: Daring): boolean {
  if (standing.role) return true;
  const member = viewer.is === 'person' && viewer.standing === 'member';
  return member && standing.audience !== 'closed';
}

/** Every command on a space, or on what is in it. */
export const deeds: readonly Deed[] = [...onWorks, ...onWagers, ...onWorth, ...onSpaces];

/** The same with ids of which there is nothing. */
export function missingFor(daring: Daring): Daring {
  const ids = { entryId: newId(), commentId: newId(), spaceId: newId(), name: 'nowhere' };
  const lineage = { linkId: newId(), correctionId: newId(), flagId: newId() };
  const parts = { questionId: newId(), measureId: newId(), endId: newId(), hookId: newId() };
  const wager = { wagerId: newId(), ...parts };
  return { ...daring, thing: { ...daring.thing, ...ids, ...lineage, ...wager, briefId: newId() } };
}
