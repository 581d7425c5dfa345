import { isId, newId } from '../../storage/index.ts';
import { type PersonViewer, personId, type Viewer } from '../access/index.ts';
import { publishIn } from '../entries/publishing.ts';
import { entryInput } from '../entries/rules.ts';
import { type Workplace, type Writing, write } from '../happenings/index.ts';
import { parse } from '../input.ts';
import { findTarget } from '../lineage/sources.ts';
import { conflict, invalid } from '../refusal.ts';
import { getQuestion } from './questions.ts';
import { findingInput, stageInput } from './rules.ts';
import { holdOpen, holdOwn, tellOf, type WagerStanding } from './standing.ts';

/**
 * Answers a question of a pilot with a work: a new post that builds on the wager, or one that is
 * in the wager's space already. Answers the ids of the finding and of the work.
 */
export async function addFinding(
  workplace: Workplace,
  viewer: PersonViewer,
  id: string,
  input: unknown,
): Promise<{ id: string; entry: string }> {
  const { question, answer, entry: named, title, body } = parse(findingInput, input);
  return write(workplace, async (tx) => {
    const wager = await holdOpen(tx, viewer, id);
    if (wager.stage !== 'pilot') throw conflict('pilotOver');
    const { dropped } = await getQuestion(tx, wager.id, question).catch(() => {
      throw invalid({ question: 'questionUnknown' });
    });
    if (dropped) throw conflict('questionDropped');
    const entry =
      named === undefined
        ? await writeFinding(tx, viewer, wager, { title, body })
        : await existing(tx, viewer, wager, named);
    const finding = await storeFinding(tx, viewer, wager, { entry, question, answer });
    await tellOf(tx, viewer, wager, 'wagerChanged', { what: 'finding' });
    return { id: finding, entry };
  });
}

/** Publishes a post in the wager's space that builds on it. */
export async function writeFinding(
  tx: Writing,
  viewer: PersonViewer,
  wager: Pick<WagerStanding, 'id' | 'spaceName'>,
  words: { title?: string | undefined; body?: string | undefined },
): Promise<string> {
  const post = { ...words, space: wager.spaceName, kind: 'post', buildsOn: [wager.id] };
  return (await publishIn(tx, viewer, parse(entryInput, post))).id;
}

/** A work in the wager's own space, so that whoever sees the wager sees what it rests on. */
async function existing(
  tx: Writing,
  viewer: Viewer,
  wager: WagerStanding,
  named: string,
): Promise<string> {
  const target = await findTarget(tx, viewer, named);
  if (!target?.entry || target.withdrawn || target.entry === wager.id) {
    throw invalid({ entry: 'findingUnknown' });
  }
  if (!(await isInSpace(tx, target.entry, wager.spaceId))) {
    throw invalid({ entry: 'findingElsewhere' });
  }
  return target.entry;
}

/** Whether an entry stands in a space. */
export async function isInSpace(tx: Writing, entry: string, space: string): Promise<boolean> {
  if (!isId(entry)) return false;
  const row = await tx.db
    .selectFrom('entries')
    .where('id', '=', entry)
    .where('space_id', '=', space)
    .select('id')
    .executeTakeFirst();
  return row !== undefined;
}

interface Found {
  entry: string;
  question: string | null;
  answer: 'yes' | 'no' | 'unclear' | null;
}

/** Keeps a finding; the same work as an answer to the same question is one finding. */
export async function storeFinding(
  tx: Writing,
  viewer: Viewer,
  { id: entry_id }: Pick<WagerStanding, 'id'>,
  { entry, question, answer }: Found,
): Promise<string> {
  const row = await tx.db
    .insertInto('findings')
    .values({
      id: newId(),
      entry_id,
      question_id: question,
      finding_entry_id: entry,
      answer,
      found_by: personId(viewer),
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
  workplace: Workplace,
  viewer: Viewer,
  id: string,
  input: unknown,
): Promise<void> {
  const { stage } = parse(stageInput, input);
  await write(workplace, async (tx) => {
    const wager = await holdOwn(tx, viewer, id);
    if (stage === wager.stage) return;
    if (stage === 'commitment') throw conflict('stageByCommitment');
    if (stage === 'closed') throw conflict('stageByVerdict');
    if (stage === 'pilot' || wager.stage !== 'pilot') throw conflict('stageBack');
    await pilotIsOver(tx, wager.id);
    await tx.db.updateTable('wagers').set({ stage }).where('entry_id', '=', wager.id).execute();
    await tellOf(tx, viewer, wager, 'wagerChanged', { what: 'stage' });
  });
}

async function pilotIsOver(tx: Writing, wager: string): Promise<void> {
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
