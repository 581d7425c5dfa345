import { type MessageName, say } from '../../../../messages/index.ts';
import type { PageResult } from '../../../../workplace/kernel/index.ts';
import type { DatedFlag } from '../../../../workplace/lineage/index.ts';
import { getEndpointPath, getEndpointTitle } from '../entry-links.tsx';
import { FlagCause, SettleFlagForm } from './flag-parts.tsx';

const authorPermissions = { settle: true, change: true };

const causeMessages: Record<DatedFlag['cause'], MessageName> = {
  corrected: 'flags.because',
  superseded: 'flags.becauseSuperseded',
  withdrawn: 'flags.becauseWithdrawn',
};

/** One's own works whose sources have been corrected, until each is settled. */
export function FlaggedWorks({ flags, zone }: { flags: PageResult<DatedFlag>; zone: string }) {
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
              <a href={getEndpointPath(flag.work)}>{getEndpointTitle(flag.work, zone)}</a>
            </h3>
            <p class="byline">
              {say(causeMessages[flag.cause])} <FlagCause flag={flag} zone={zone} />
            </p>
            <SettleFlagForm flag={flag} can={authorPermissions} back="/" />
          </li>
        ))}
      </ul>
      {flags.next ? <p class="quiet">{say('flags.more')}</p> : null}
    </section>
  );
}
