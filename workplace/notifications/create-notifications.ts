import { sql } from 'kysely';
import { newId } from '../../storage/index.ts';
import { type CommandContext, type Tx, write } from '../kernel/index.ts';
import { spendBudget } from './daily-budget.ts';
import { findRecipients, type Recipient } from './recipients.ts';
import {
  calculateAllowance,
  chooseDelivery,
  type DeliveryChoice,
  findQuietEnd,
  getBudgetDay,
  isDirectReason,
} from './rules.ts';

/**
 * Tells everybody whom happenings concern: at once, as far as their budget of the day goes and it
 * is not quiet, otherwise with their digest. Each happening is told of once, whoever asks. Answers
 * the ids of the people whose notices changed.
 */
export async function createNotifications(
  context: CommandContext,
  events: readonly string[],
): Promise<string[]> {
  return write(context, async (tx) => {
    const claimed = await claimEvents(tx, events);
    if (claimed.length === 0) return [];
    const routed = routeRecipients(await findRecipients(tx, claimed), tx.now);
    if (routed.length === 0) return [];
    const loud = routed.filter(({ delivery }) => delivery === 'now');
    const met = await spendBudget(tx, loud);
    const rows = routed.map((one) =>
      toNotificationRow(one, one.delivery === 'now' && !met.has(one)),
    );
    for (let n = 0; n < rows.length; n += MAX_ROWS_PER_INSERT) {
      await tx.db
        .insertInto('notices')
        .values(rows.slice(n, n + MAX_ROWS_PER_INSERT))
        .execute();
    }
    return [...new Set(routed.map(({ personId }) => personId))];
  });
}

/** As many as a statement has room for, with some to spare. */
const MAX_ROWS_PER_INSERT = 2000;

/** Those that are ours to tell of; whoever comes later finds them told. */
async function claimEvents(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update happenings set untold = false where id in (
      select id from happenings where id = any(${ids}::uuid[]) and untold
      order by id for update skip locked)
    returning id`.execute(tx.db);
  return rows.map(({ id }) => id);
}

interface RoutedRecipient extends Recipient {
  delivery: 'now' | 'held' | 'digest';
  heldUntil: Date | null;
  day: string;
  allowance: number;
}

/**
 * How loudly each is told. What goes on in a conversation that has reached somebody already, be it
 * just now, joins the notice of it; only what names them reaches them again.
 */
function routeRecipients(recipients: readonly Recipient[], now: Date): RoutedRecipient[] {
  const opened = new Set<string>();
  const mentioned = new Set<string>();
  return recipients.flatMap((recipient) => {
    const choice = chooseDelivery(recipient.why, recipient.level, recipient.isMuted);
    if (!choice || isRepeatedMention(recipient, mentioned)) return [];
    const conversation = `${recipient.personId} ${recipient.entryId}`;
    const open = recipient.hasUnseen || opened.has(conversation);
    const one = decideDelivery({ ...recipient, hasUnseen: open }, choice, now);
    if (one.delivery !== 'digest') opened.add(conversation);
    return [one];
  });
}

/** A work that was edited at once after it was written mentions somebody once. */
function isRepeatedMention(
  { why, personId, entryId, commentId }: Recipient,
  before: Set<string>,
): boolean {
  if (why !== 'mention') return false;
  const work = `${personId} ${commentId ?? entryId}`;
  return before.has(work) || !before.add(work);
}

function decideDelivery(
  recipient: Recipient,
  choice: Exclude<DeliveryChoice, null>,
  now: Date,
): RoutedRecipient {
  const { budget, why, timeZone, hasUnseen } = recipient;
  const loud = choice === 'now' && (!hasUnseen || isDirectReason(why));
  const until = loud ? findQuietEnd(recipient, now) : null;
  return {
    ...recipient,
    delivery: until ? 'held' : loud ? 'now' : 'digest',
    heldUntil: until,
    day: getBudgetDay(timeZone, now),
    allowance: calculateAllowance(budget, why),
  };
}

function toNotificationRow(recipient: RoutedRecipient, tooMany: boolean) {
  return {
    id: newId(),
    person_id: recipient.personId,
    happening_id: recipient.eventId,
    by_id: recipient.actorId,
    entry_id: recipient.entryId,
    comment_id: recipient.commentId,
    what: recipient.eventName,
    why: recipient.why,
    at: recipient.at,
    reach: tooMany ? ('digest' as const) : recipient.delivery,
    held_until: recipient.heldUntil,
  };
}

const MAX_EVENTS_PER_RUN = 1000;

/** Tells of what no program got round to, one that stopped in between for instance. */
export async function createMissedNotifications(
  context: CommandContext,
  before: Date,
): Promise<string[]> {
  const rows = await context.db
    .selectFrom('happenings')
    .where('untold', '=', true)
    .where('at', '<', before)
    .orderBy('id')
    .limit(MAX_EVENTS_PER_RUN)
    .select('id')
    .execute();
  const ids = rows.map(({ id }) => id);
  return createNotifications(context, ids).catch(() => createOneByOne(context, ids));
}

/** One that cannot be told of keeps nobody from hearing of the others; its error is thrown last. */
async function createOneByOne(context: CommandContext, ids: readonly string[]): Promise<string[]> {
  const people = new Set<string>();
  const errors: unknown[] = [];
  for (const id of ids) {
    const changed = await createNotifications(context, [id]).catch((error: unknown) => {
      errors.push(error);
      return [];
    });
    for (const person of changed) people.add(person);
  }
  if (errors.length > 0) throw new AggregateError(errors, 'some events could not be dispatched');
  return [...people];
}
