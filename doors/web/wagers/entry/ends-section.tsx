import { say } from '../../../../messages/index.ts';
import type { FanChart } from '../../../../workplace/wagers/charts/index.ts';
import type { EndForecast } from '../../../../workplace/wagers/forecasts/index.ts';
import type { EndView, MeasureView, WagerView } from '../../../../workplace/wagers/index.ts';
import { formatCalendarDay } from '../../briefs/review-days.ts';
import { Time } from '../../layout/time.tsx';
import { MeasureChart } from '../charts/measure-chart.tsx';
import { PersonLink } from '../core/person-link.tsx';
import { formatAmount, formatNumber, formatRangeSentence } from '../core/wager-text.ts';
import { ForecastSection } from '../forecasts/forecast-section.tsx';
import { EvidenceLink } from '../readings/reading-table.tsx';
import { formatTerms } from '../report/evidence-text.ts';

interface Props {
  wager: WagerView;
  /** The pictures of those measures that have been sealed, by their ids. */
  fans: ReadonlyMap<string, FanChart>;
  forecasts: readonly EndForecast[];
  /** Whether the viewer may say what they expect. */
  says: boolean;
  zone: string;
  now: number;
}

/** What would be different, how that is observed, and how it stands. */
export function EndsSection(props: Props) {
  const { wager } = props;
  const adds = wager.stage === 'model' && wager.can.change;
  if (wager.ends.length === 0 && !adds) return null;
  return (
    <section class="ends" aria-labelledby="ends">
      <h2 id="ends">{say('wager.ends')}</h2>
      {wager.ends.length === 0 ? <p class="quiet">{say('wager.noEnds')}</p> : null}
      {wager.ends.map((end) => (
        <EndSection {...props} end={end} />
      ))}
      {adds ? (
        <p class="wager-actions">
          <a href={`/wagers/${wager.id}/ends/new`}>
            {say(wager.ends.length > 0 ? 'wager.addAnotherEnd' : 'wager.addEnd')}
          </a>
        </p>
      ) : null}
    </section>
  );
}

function EndSection({ wager, end, fans, forecasts, says, zone, now }: Props & { end: EndView }) {
  const forecast = forecasts.find((one) => one.end === end.id);
  const changes = wager.stage === 'model' && wager.can.change;
  return (
    <div class="end-of" id={`end-${end.id}`}>
      <h3>{end.title}</h3>
      {end.measures.length === 0 ? <p class="quiet">{say('wager.noMeasures')}</p> : null}
      {end.measures.map((measure) => (
        <MeasureSection
          wager={wager}
          measure={measure}
          fan={fans.get(measure.id)}
          zone={zone}
          now={now}
        />
      ))}
      {forecast ? <ForecastSection wager={wager} forecast={forecast} says={says} /> : null}
      {changes ? (
        <p class="wager-actions">
          <a href={`/wagers/${wager.id}/ends/${end.id}`}>
            {say('wager.changeEnd')}
            <span class="visually-hidden"> {say('wager.of', { what: end.title })}</span>
          </a>
        </p>
      ) : null}
    </div>
  );
}

interface MeasureSectionProps {
  wager: WagerView;
  measure: MeasureView;
  fan: FanChart | undefined;
  zone: string;
  now: number;
}

function MeasureSection({ wager, measure, fan, zone, now }: MeasureSectionProps) {
  const path = `/wagers/${wager.id}/measures/${measure.id}`;
  const reads = wager.stage === 'commitment' && wager.can.write;
  return (
    <div class="measure-of" id={`measure-${measure.id}`}>
      <MeasureLine measure={measure} />
      {fan ? <MeasureChart fan={fan} measure={measure} zone={zone} now={now} /> : null}
      <LatestReading measure={measure} zone={zone} />
      {wager.seals.length > 0 ? (
        <p class="wager-actions">
          {reads ? (
            <a href={`${path}#enter`}>
              {say('wager.enterReading')}
              <span class="visually-hidden"> {say('wager.of', { what: measure.name })}</span>
            </a>
          ) : null}
          <a href={path}>
            {say('wager.allReadings')}
            <span class="visually-hidden"> {say('wager.of', { what: measure.name })}</span>
          </a>
        </p>
      ) : null}
    </div>
  );
}

/** What is measured, from where to where until when, by whom and from what. */
export function MeasureLine({ measure, unnamed }: { measure: MeasureView; unnamed?: boolean }) {
  const { name, unit, direction, baseline, target, due, range, source, reader, originalTerms } =
    measure;
  const known = (value: number | null) => (value === null ? '?' : formatNumber(value));
  return (
    <div class="measure-line">
      {unnamed ? null : (
        <p>
          <b>{name}</b>
        </p>
      )}
      <p class="from-to">
        {known(baseline)} <span aria-hidden="true">{direction === 'up' ? '↗' : '↘'}</span>
        <span class="visually-hidden">{say('wager.to')}</span> {known(target)} {unit}
        {due ? (
          <span class="quiet"> {say('wager.until', { day: formatCalendarDay(due) })}</span>
        ) : null}
      </p>
      {range ? <p class="quiet">{formatRangeSentence(range)}</p> : null}
      <p class="quiet">
        {say('wager.readFrom', { source })}
        {reader ? (
          <>
            , <PersonLink is={reader} />
          </>
        ) : null}
      </p>
      {originalTerms ? (
        <p class="quiet">{say('wager.sealedFirst', { terms: formatTerms(originalTerms) })}</p>
      ) : null}
    </div>
  );
}

function LatestReading({ measure, zone }: { measure: MeasureView; zone: string }) {
  const { latest, unit } = measure;
  if (!latest) return null;
  return (
    <p class="latest">
      {say('wager.latest')} <b>{formatAmount(latest.value, unit)}</b>,{' '}
      <Time at={latest.at} zone={zone} day /> · <EvidenceLink evidence={latest.evidence} />
    </p>
  );
}
