import { isId, newId } from '../../../storage/index.ts';
import { getPersonId, type PersonViewer, type Viewer } from '../../access/index.ts';
import { entryInput, publishEntryInTx } from '../../entries/index.ts';
import {
  type CommandContext,
  conflict,
  invalid,
  parseInput,
  type Tx,
  write,
} from '../../kernel/index.ts';
import { findLinkTarget } from '../../lineage/index.ts';
import {
  emitWagerEvent,
  findingInput,
  lockOwnWager,
  lockWritableWager,
  stageInput,
  type WagerAccess,
} from '../core/index.ts';
import { getQuestion } from './questions.ts';

/**
 * Answers a question of a pilot with a work: a new post that builds on the wager, or one that is
 * in the wager's space already. Answers the ids of the finding and of the work.
 */
export async function addFinding(
  context: CommandContext,
  viewer: PersonViewer,
  id: string,
  input: unknown,
): Promise<{ id: string; entry: string }> {
  const { question, answer, entry: named, title, body } = parseInput(findingInput, input);
  return write(context, async (tx) => {
    const wager = await lockWritableWager(tx, viewer, id);
    if (wager.stage !== 'pilot') throw conflict('pilotOver');
    const { dropped } = await getQuestion(tx, wager.id, question).catch(() => {
      throw invalid({ question: 'questionUnknown' });
    });
    if (dropped) throw conflict('questionDropped');
    const entry =
      named === undefined
        ? await publishFinding(tx, viewer, wager, { title, body })
        : await requireWorkInSpace(tx, viewer, wager, named);
    const finding = await saveFinding(tx, viewer, wager, { entry, question, answer });
    await emitWagerEvent(tx, viewer, wager, 'wagerChanged', { what: 'finding' });
    return { id: finding, entry };
  });
}

/** Publishes a post in the wager's space that builds on it. */
export async function publishFinding(
  tx: Tx,
  viewer: PersonViewer,
  wager: Pick<WagerAccess, 'id' | 'spaceName'>,
  words: { title?: string | undefined; body?: string | undefined },
): Promise<string> {
  const post = { ...words, space: wager.spaceName, kind: 'post', buildsOn: [wager.id] };
  return (await publishEntryInTx(tx, viewer, parseInput(entryInput, post))).id;
}

/** A work in the wager's own space, so that whoever sees the wager sees what it rests on. */
async function requireWorkInSpace(
  tx: Tx,
  viewer: Viewer,
  wager: WagerAccess,
  named: string,
): Promise<string> {
  const target = await findLinkTarget(tx, viewer, named);
  if (!target?.entry || target.withdrawn || target.entry === wager.id) {
    throw invalid({ entry: 'findingUnknown' });
  }
  if (!(await isInSpace(tx, target.entry, wager.spaceId))) {
    throw invalid({ entry: 'findingElsewhere' });
  }
  return target.entry;
}

/** Whether an entry stands in a space. */
export async function isInSpace(tx: Tx, entry: string, space: string): Promise<boolean> {
  if (!isId(entry)) return false;
  const row = await tx.db
    .selectFrom('entries')
    .where('id', '=', entry)
    .where('space_id', '=', space)
    .select('id')
    .executeTakeFirst();
  return row !== undefined;
}

interface FindingInput {
  entry: string;
  question: string | null;
  answer: 'yes' | 'no' | 'unclear' | null;
}

/** Keeps a finding; the same work as an answer to the same question is one finding. */
export async function saveFinding(
  tx: Tx,
  viewer: Viewer,
  { id: entry_id }: Pick<WagerAccess, 'id'>,
  { entry, question, answer }: FindingInput,
): Promise<string> {
  const row = await tx.db
    .insertInto('findings')
    .values({
      id: newId(),
      entry_id,
      question_id: question,
      finding_entry_id: entry,
      answer,
      found_by: getPersonId(viewer),
      found_at: tx.now,
    })
    .onConflict((on) =>
      on.columns(['entry_id', 'question_id', 'finding_entry_id']).doUpdateSet({ answer }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/**
 * Ends the pilot: every question answered by a finding, or dropped with its reason, and at least
 * one answered. A commitment is sealed and a closing resolved by commands of their own.
 */
export async function enterStage(
  context: CommandContext,
  viewer: Viewer,
  id: string,
  input: unknown,
): Promise<void> {
  const { stage } = parseInput(stageInput, input);
  await write(context, async (tx) => {
    const wager = await lockOwnWager(tx, viewer, id);
    if (stage === wager.stage) return;
    if (stage === 'commitment') throw conflict('stageByCommitment');
    if (stage === 'closed') throw conflict('stageByVerdict');
    if (stage === 'pilot' || wager.stage !== 'pilot') throw conflict('stageBack');
    await requireFinishedPilot(tx, wager.id);
    await tx.db.updateTable('wagers').set({ stage }).where('entry_id', '=', wager.id).execute();
    await emitWagerEvent(tx, viewer, wager, 'wagerChanged', { what: 'stage' });
  });
}

async function requireFinishedPilot(tx: Tx, wager: string): Promise<void> {
  const questions = await tx.db
    .selectFrom('wager_questions')
    .leftJoin('findings', 'findings.question_id', 'wager_questions.id')
    .where('wager_questions.entry_id', '=', wager)
    .where('wager_questions.dropped_at', 'is', null)
    .select('findings.id as finding')
    .execute();
  if (questions.some(({ finding }) => finding === null)) throw conflict('questionsOpen');
  if (questions.length === 0) throw conflict('nothingFound');
}
