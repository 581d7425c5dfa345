import { say } from '../../../messages/index.ts';
import {
  MIN_SAMPLE,
  type Proportion,
  type SerendipityOutcome,
} from '../../../workplace/suggestions/index.ts';

/** What followed suggestions, against what followed where none was shown; or that it is too early. */
export function MeasurePage({ outcomes }: { outcomes: readonly SerendipityOutcome[] | null }) {
  return (
    <>
      <p class="kicker">
        <a href="/suggestions">{say('suggestions.back')}</a>
      </p>
      <h1>{say('measure.title')}</h1>
      <p class="lead">{say('measure.lead')}</p>
      {outcomes ? (
        <OutcomeTable outcomes={outcomes} />
      ) : (
        <p class="empty">{say('measure.few', MIN_SAMPLE)}</p>
      )}
      <p class="quiet">{say('measure.how')}</p>
    </>
  );
}

function OutcomeTable({ outcomes }: { outcomes: readonly SerendipityOutcome[] }) {
  return (
    <>
      {outcomes.map((outcome) => (
        <section class="measure">
          <h2>{say(`measure.${outcome.name}`)}</h2>
          <dl class="facts">
            <dt>{say('measure.shown')}</dt>
            <dd>{renderShare(outcome.shown)}</dd>
            <dt>{say('measure.heldOut')}</dt>
            <dd>{renderShare(outcome.heldOut)}</dd>
            <dt>{say('measure.difference')}</dt>
            <dd>{renderDifference(outcome)}</dd>
          </dl>
          <p class="quiet">{say(`measure.verdict.${judgeDifference(outcome)}`)}</p>
        </section>
      ))}
    </>
  );
}

const formatPercent = (share: number): string => (100 * share).toFixed(1).replace('-', '−');

const renderShare = ({ count, total }: Proportion): string =>
  say('measure.share', { share: formatPercent(count / total), n: count, of: total });

const renderDifference = ({ difference: { by, low, high } }: SerendipityOutcome): string =>
  say('measure.points', {
    by: formatPercent(by),
    low: formatPercent(low),
    high: formatPercent(high),
  });

/** Only an interval that leaves nought out says anything. */
function judgeDifference({
  difference: { low, high },
}: SerendipityOutcome): 'more' | 'less' | 'unsure' {
  if (low > 0) return 'more';
  return high < 0 ? 'less' : 'unsure';
}
