import { type MessageName, say } from '../../../messages/index.ts';
import type { EntryHead } from '../../../workplace/entries/index.ts';
import type { FlagView } from '../../../workplace/lineage/index.ts';
import { endPath, endTitle } from '../entries/lineage.tsx';
import { Cause, Settling } from './flag.tsx';

/** What a reader should know before reading: what took its place, which source was corrected. */
export function Notices({ head, zone }: { head: EntryHead; zone: string }) {
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
                <a href={endPath(from)}>{endTitle(from, zone)}</a>
              </>
            ))}
            . {say('lineage.supersededText')}
          </p>
        </div>
      ) : null}
      {head.flags.map((flag) => (
        <div class="caution">
          <p>
            {wordOf(flag)} <Cause flag={flag} zone={zone} />
          </p>
          <Settling flag={flag} may={flag.may} />
        </div>
      ))}
    </>
  );
}

const words: Record<FlagView['cause'], { entry: MessageName; comment: MessageName }> = {
  corrected: { entry: 'flags.corrected', comment: 'flags.correctedComment' },
  superseded: { entry: 'flags.superseded', comment: 'flags.supersededComment' },
  withdrawn: { entry: 'flags.withdrawn', comment: 'flags.withdrawnComment' },
};

function wordOf({ cause, work }: FlagView): string {
  if (!work.comment) return say(words[cause].entry);
  return say(words[cause].comment, { name: work.by ?? say('lineage.nameless') });
}
