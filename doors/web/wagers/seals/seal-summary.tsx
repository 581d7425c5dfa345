import { say } from '../../../../messages/index.ts';
import type { WagerView } from '../../../../workplace/wagers/index.ts';
import { Time } from '../../layout/time.tsx';
import { PersonLink } from '../core/person-link.tsx';

/** That it was sealed, by whom and when, and where the seals are to be seen whole. */
export function SealSummary({ wager, zone }: { wager: WagerView; zone: string }) {
  const last = wager.seals.at(-1);
  if (!last) return null;
  const amended = wager.seals.length - 1;
  return (
    <section class="seals" aria-labelledby="seals">
      <h2 id="seals">{say('wager.seals')}</h2>
      <p>
        {say(amended > 0 ? 'wager.amendedBy' : 'wager.sealedBy')} <PersonLink is={last.by} />,{' '}
        <Time at={last.at} zone={zone} />
        {last.reason ? `: ${last.reason}` : ''}
      </p>
      <p class="hash">
        <code>{last.hash}</code>
      </p>
      <p class="wager-actions">
        <a href={`/wagers/${wager.id}/seals`}>{say('wager.seeSeals', { n: wager.seals.length })}</a>
      </p>
    </section>
  );
}
