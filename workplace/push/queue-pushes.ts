import { sql } from 'kysely';
import type { CommandContext } from '../kernel/index.ts';

const DAY_MS = 86_400_000;

/**
 * Queues a push of each notice that reaches somebody now to each device that they had by then;
 * answers how many. A notice is pushed once. Safe to run by several at once.
 */
export async function queuePushes({ db, now }: CommandContext): Promise<number> {
  const at = now();
  const { numAffectedRows } = await sql`
    with due as (
      select notices.id, notices.person_id, notices.at from notices
      join people on people.id = notices.person_id
      where notices.reach = 'now' and notices.pushed_at is null and notices.seen_at is null
        and notices.at > ${new Date(at.getTime() - DAY_MS)} and people.left_at is null
        and exists (select from push_devices where push_devices.person_id = notices.person_id)
      order by notices.at limit 1000
      for update of notices skip locked),
    marked as (update notices set pushed_at = ${at} where id in (select id from due))
    insert into pushes (device_id, notice_id, next_try_at)
    select push_devices.id, due.id, ${at}::timestamptz from due
    join push_devices on push_devices.person_id = due.person_id
      and push_devices.created_at <= due.at
    on conflict do nothing`.execute(db);
  return Number(numAffectedRows ?? 0);
}
