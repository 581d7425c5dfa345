import { type MessageName, say } from '../../../../messages/index.ts';
import type { EntryHead } from '../../../../workplace/entries/index.ts';
import type { FlagView } from '../../../../workplace/lineage/index.ts';
import { getEndpointPath, getEndpointTitle } from '../entry-links.tsx';
import { FlagCause, SettleFlagForm } from './flag-parts.tsx';

/** What a reader should know before reading: what took its place, which source was corrected. */
export function Cautions({ head, zone }: { head: EntryHead; zone: string }) {
  const later = head.links.filter(
    ({ relation, to }) => relation === 'supersedes' && to?.entry === head.id,
  );
  return (
    <>
      {later.length > 0 ? (
        <div class="caution">
          <p>
            {say('lineage.supersededBy')}{' '}
            {later.map(({ from }, i) => (
              <>
                {i > 0 ? ', ' : ''}
                <a href={getEndpointPath(from)}>{getEndpointTitle(from, zone)}</a>
              </>
            ))}
            . {say('lineage.supersededText')}
          </p>
        </div>
      ) : null}
      {head.flags.map((flag) => (
        <div class="caution">
          <p>
            {getCauseText(flag)} <FlagCause flag={flag} zone={zone} />
          </p>
          <SettleFlagForm flag={flag} can={flag.can} />
        </div>
      ))}
    </>
  );
}

const causeMessages: Record<FlagView['cause'], { entry: MessageName; comment: MessageName }> = {
  corrected: { entry: 'flags.corrected', comment: 'flags.correctedComment' },
  superseded: { entry: 'flags.superseded', comment: 'flags.supersededComment' },
  withdrawn: { entry: 'flags.withdrawn', comment: 'flags.withdrawnComment' },
};

function getCauseText({ cause, work }: FlagView): string {
  if (!work.comment) return say(causeMessages[cause].entry);
  return say(causeMessages[cause].comment, { name: work.by ?? say('lineage.nameless') });
}
