import { say } from '../../../messages/index.ts';
import type { Withdrawal } from '../../../workplace/entries/index.ts';
import { Time } from '../layout/time.tsx';

/** What stands in the place of an entry's words: who took them away, when, and perhaps why. */
export function Tombstone({ withdrawal, zone }: { withdrawal: Withdrawal; zone: string }) {
  const { note } = withdrawal;
  return (
    <div class="tombstone">
      <p>
        <WithdrawalLine withdrawal={withdrawal} zone={zone} />
      </p>
      {note ? <p class="reason">{note}</p> : null}
    </div>
  );
}

function WithdrawalLine({
  withdrawal: { at, by, byHandle },
  zone,
}: {
  withdrawal: Withdrawal;
  zone: string;
}) {
  const known = by !== null && byHandle !== null;
  const pieces = say(known ? 'withdrawal.said' : 'withdrawal.saidByNobody').split('|');
  const end = pieces.pop();
  return (
    <>
      {known ? <a href={`/people/${byHandle}`}>{by}</a> : null}
      {pieces.join('')}
      <Time at={at} zone={zone} day />
      {end}
    </>
  );
}
