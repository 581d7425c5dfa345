import type { Child } from 'hono/jsx';
import { say } from '../../../../messages/index.ts';
import type { WagerView } from '../../../../workplace/wagers/index.ts';
import { formatCalendarDay } from '../../briefs/review-days.ts';
import { PersonLink } from './person-link.tsx';
import { formatAmount } from './wager-text.ts';

/** What is staked, who answers for it, and when it is looked at again. */
export function Stake({ wager }: { wager: WagerView }) {
  const { stake, stopRule, reviewOn, owner, sponsor, champion, resolver } = wager;
  const staked = formatStake(stake);
  const change = wager.can.change && ['pilot', 'model'].includes(wager.stage);
  return (
    <section class="stake" aria-labelledby="stake">
      <h2 id="stake">{say('wager.stakeTitle')}</h2>
      <dl class="facts">
        <Fact name={say('wager.stake')}>{staked.length > 0 ? staked.join(', ') : null}</Fact>
        <Fact name={say('wager.reputation')}>{stake.reputation}</Fact>
        <Fact name={say('wager.owner')}>{owner ? <PersonLink is={owner} /> : null}</Fact>
        <Fact name={say('wager.sponsor')}>{sponsor ? <PersonLink is={sponsor} /> : null}</Fact>
        <Fact name={say('wager.champion')}>{champion ? <PersonLink is={champion} /> : null}</Fact>
        <Fact name={say('wager.resolver')}>{resolver ? <PersonLink is={resolver} /> : null}</Fact>
        <Fact name={say('wager.reviewOn')}>
          {reviewOn && !wager.closing ? formatCalendarDay(reviewOn) : null}
        </Fact>
        <Fact name={say('wager.stopRule')}>{stopRule}</Fact>
      </dl>
      {change ? (
        <p class="wager-actions">
          <a href={`/wagers/${wager.id}/facts`}>{say('wager.changeFacts')}</a>
        </p>
      ) : null}
    </section>
  );
}

/** What nobody has said yet is not shown as empty; the commitment says what is missing. */
function Fact({ name, children }: { name: string; children: Child }) {
  if (!children) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** Money and days of a stake: `5,000 EUR`, `20 person-days`. */
export function formatStake({ amount, currency, days }: WagerView['stake']): string[] {
  return [
    ...(amount === null ? [] : [formatAmount(amount, currency ?? '')]),
    ...(days === null ? [] : [say('wager.days', { n: days })]),
  ];
}
