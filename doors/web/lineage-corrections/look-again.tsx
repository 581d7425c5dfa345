import { type MessageName, say } from '../../../messages/index.ts';
import type { DatedFlag } from '../../../workplace/lineage/index.ts';
import type { Slice } from '../../../workplace/paging.ts';
import { endPath, endTitle } from '../entries/lineage.tsx';
import { Cause, Settling } from './flag.tsx';

const may = { settle: true, change: true };

const because: Record<DatedFlag['cause'], MessageName> = {
  corrected: 'flags.because',
  superseded: 'flags.becauseSuperseded',
  withdrawn: 'flags.becauseWithdrawn',
};

/** One's own works whose sources have been corrected, until each is settled. */
export function LookAgain({ flags, zone }: { flags: Slice<DatedFlag>; zone: string }) {
  if (flags.items.length === 0) return null;
  return (
    <section aria-labelledby="look-again">
      <h2 class="list-title" id="look-again">
        {say('flags.home')}
      </h2>
      <ul class="entries flags">
        {flags.items.map((flag) => (
          <li>
            <h3>
              <a href={endPath(flag.work)}>{endTitle(flag.work, zone)}</a>
            </h3>
            <p class="byline">
              {say(because[flag.cause])} <Cause flag={flag} zone={zone} />
            </p>
            <Settling flag={flag} may={may} back="/" />
          </li>
        ))}
      </ul>
      {flags.next ? <p class="quiet">{say('flags.more')}</p> : null}
    </section>
  );
}
