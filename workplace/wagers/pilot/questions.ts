import { sql } from 'kysely';
import { newId } from '../../../storage/index.ts';
import type { Viewer } from '../../access/index.ts';
import {
  type CommandContext,
  conflict,
  notFound,
  parseInput,
  type Tx,
  write,
} from '../../kernel/index.ts';
import {
  dropQuestionInput,
  emitWagerEvent,
  lockOwnWager,
  MAX_QUESTIONS,
  questionInput,
} from '../core/index.ts';

/** Adds a question that the pilot is to answer. */
export async function addQuestion(
  context: CommandContext,
  viewer: Viewer,
  id: string,
  input: unknown,
): Promise<{ id: string }> {
  const { text } = parseInput(questionInput, input);
  return write(context, async (tx) => {
    const wager = await lockOwnWager(tx, viewer, id);
    if (wager.stage !== 'pilot') throw conflict('pilotOver');
    const [question] = await insertQuestions(tx, wager.id, [text]);
    await emitWagerEvent(tx, viewer, wager, 'wagerChanged', { what: 'question' });
    return { id: question! };
  });
}

/** Adds questions after those that are there, and answers their ids. */
export async function insertQuestions(
  tx: Tx,
  entry_id: string,
  texts: readonly string[],
): Promise<string[]> {
  if (texts.length === 0) return [];
  const { n } = await tx.db
    .selectFrom('wager_questions')
    .where('entry_id', '=', entry_id)
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow();
  if (n + texts.length > MAX_QUESTIONS) throw conflict('tooMany');
  const rows = texts.map((text, i) => ({
    id: newId(),
    entry_id,
    position: n + i + 1,
    text,
    asked_at: tx.now,
  }));
  await tx.db.insertInto('wager_questions').values(rows).execute();
  return rows.map(({ id }) => id);
}

/** Lets go of a question that nothing answers, with the reason; it stays to be seen. */
export async function dropQuestion(
  context: CommandContext,
  viewer: Viewer,
  id: string,
  question: string,
  input: unknown,
): Promise<void> {
  const { reason } = parseInput(dropQuestionInput, input);
  await write(context, async (tx) => {
    const wager = await lockOwnWager(tx, viewer, id);
    if (wager.stage !== 'pilot') throw conflict('pilotOver');
    const { answered } = await getQuestion(tx, wager.id, question);
    if (answered) throw conflict('questionAnswered');
    await tx.db
      .updateTable('wager_questions')
      .set({ dropped_because: reason, dropped_at: tx.now })
      .where('id', '=', question)
      .execute();
    await emitWagerEvent(tx, viewer, wager, 'wagerChanged', { what: 'question' });
  });
}

/** A question of this wager; throws `notFound`. */
export async function getQuestion(
  tx: Tx,
  wager: string,
  id: string,
): Promise<{ id: string; dropped: boolean; answered: boolean }> {
  const row = await tx.db
    .selectFrom('wager_questions')
    .where('id', '=', id)
    .where('entry_id', '=', wager)
    .select([
      'id',
      sql<boolean>`dropped_at is not null`.as('dropped'),
      sql<boolean>`exists (select from findings
        where findings.question_id = wager_questions.id)`.as('answered'),
    ])
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}
