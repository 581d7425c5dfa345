import { say } from '../../../messages/index.ts';
import { fewest, type Outcome, type Share } from '../../../workplace/suggestions/index.ts';

/** What followed suggestions, against what followed where none was shown; or that it is too early. */
export function MeasurePage({ outcomes }: { outcomes: readonly Outcome[] | null }) {
  return (
    <>
      <p class="kicker">
        <a href="/suggestions">{say('suggestions.back')}</a>
      </p>
      <h1>{say('measure.title')}</h1>
      <p class="lead">{say('measure.lead')}</p>
      {outcomes ? <Table outcomes={outcomes} /> : <p class="empty">{say('measure.few', fewest)}</p>}
      <p class="quiet">{say('measure.how')}</p>
    </>
  );
}

function Table({ outcomes }: { outcomes: readonly Outcome[] }) {
  return (
    <>
      {outcomes.map((outcome) => (
        <section class="measure">
          <h2>{say(`measure.${outcome.what}`)}</h2>
          <dl class="facts">
            <dt>{say('measure.shown')}</dt>
            <dd>{sayShare(outcome.shown)}</dd>
            <dt>{say('measure.heldOut')}</dt>
            <dd>{sayShare(outcome.heldOut)}</dd>
            <dt>{say('measure.difference')}</dt>
            <dd>{sayDifference(outcome)}</dd>
          </dl>
          <p class="quiet">{say(`measure.verdict.${verdictOf(outcome)}`)}</p>
        </section>
      ))}
    </>
  );
}

const percent = (share: number): string => (100 * share).toFixed(1).replace('-', '−');

const sayShare = ({ n, of }: Share): string =>
  say('measure.share', { share: percent(n / of), n, of });

const sayDifference = ({ difference: { by, low, high } }: Outcome): string =>
  say('measure.points', { by: percent(by), low: percent(low), high: percent(high) });

/** Only an interval that leaves nought out says anything. */
function verdictOf({ difference: { low, high } }: Outcome): 'more' | 'less' | 'unsure' {
  if (low > 0) return 'more';
  return high < 0 ? 'less' : 'unsure';
}
