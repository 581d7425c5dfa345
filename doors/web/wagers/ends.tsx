import { say } from '../../../messages/index.ts';
import type { Fan } from '../../../workplace/wagers/charts/fan.ts';
import type { EndForecast } from '../../../workplace/wagers/forecasts/index.ts';
import type { EndView, MeasureView, WagerView } from '../../../workplace/wagers/index.ts';
import { dayWords } from '../briefs/days.ts';
import { Time } from '../layout/time.tsx';
import { Chart } from './chart.tsx';
import { Forecast } from './forecast.tsx';
import { sayTerms } from './packed.ts';
import { Evidence } from './readings.tsx';
import { amountText, numberText, sayRange } from './saying.ts';
import { Who } from './someone.tsx';

interface Props {
  wager: WagerView;
  /** The pictures of those measures that have been sealed, by their ids. */
  fans: ReadonlyMap<string, Fan>;
  forecasts: readonly EndForecast[];
  /** Whether the viewer may say what they expect. */
  says: boolean;
  zone: string;
  now: number;
}

/** What would be different, how that is observed, and how it stands. */
export function Ends(props: Props) {
  const { wager } = props;
  const adds = wager.stage === 'model' && wager.may.change;
  if (wager.ends.length === 0 && !adds) return null;
  return (
    <section class="ends" aria-labelledby="ends">
      <h2 id="ends">{say('wager.ends')}</h2>
      {wager.ends.length === 0 ? <p class="quiet">{say('wager.noEnds')}</p> : null}
      {wager.ends.map((end) => (
        <End {...props} end={end} />
      ))}
      {adds ? (
        <p class="acts">
          <a href={`/wagers/${wager.id}/ends/new`}>
            {say(wager.ends.length > 0 ? 'wager.addAnotherEnd' : 'wager.addEnd')}
          </a>
        </p>
      ) : null}
    </section>
  );
}

function End({ wager, end, fans, forecasts, says, zone, now }: Props & { end: EndView }) {
  const forecast = forecasts.find((one) => one.end === end.id);
  const changes = wager.stage === 'model' && wager.may.change;
  return (
    <div class="end-of" id={`end-${end.id}`}>
      <h3>{end.title}</h3>
      {end.measures.length === 0 ? <p class="quiet">{say('wager.noMeasures')}</p> : null}
      {end.measures.map((measure) => (
        <Measure wager={wager} measure={measure} fan={fans.get(measure.id)} zone={zone} now={now} />
      ))}
      {forecast ? <Forecast wager={wager} forecast={forecast} says={says} /> : null}
      {changes ? (
        <p class="acts">
          <a href={`/wagers/${wager.id}/ends/${end.id}`}>
            {say('wager.changeEnd')}
            <span class="unseen"> {say('wager.of', { what: end.title })}</span>
          </a>
        </p>
      ) : null}
    </div>
  );
}

interface MeasureProps {
  wager: WagerView;
  measure: MeasureView;
  fan: Fan | undefined;
  zone: string;
  now: number;
}

function Measure({ wager, measure, fan, zone, now }: MeasureProps) {
  const path = `/wagers/${wager.id}/measures/${measure.id}`;
  const reads = wager.stage === 'commitment' && wager.may.write;
  return (
    <div class="measure-of" id={`measure-${measure.id}`}>
      <MeasureLine measure={measure} />
      {fan ? <Chart fan={fan} measure={measure} zone={zone} now={now} /> : null}
      <Latest measure={measure} zone={zone} />
      {wager.seals.length > 0 ? (
        <p class="acts">
          {reads ? (
            <a href={`${path}#enter`}>
              {say('wager.enterReading')}
              <span class="unseen"> {say('wager.of', { what: measure.name })}</span>
            </a>
          ) : null}
          <a href={path}>
            {say('wager.allReadings')}
            <span class="unseen"> {say('wager.of', { what: measure.name })}</span>
          </a>
        </p>
      ) : null}
    </div>
  );
}

/** What is measured, from where to where until when, by whom and from what. */
export function MeasureLine({ measure, unnamed }: { measure: MeasureView; unnamed?: boolean }) {
  const { name, unit, direction, baseline, target, due, range, source, reader, atFirst } = measure;
  const known = (value: number | null) => (value === null ? '?' : numberText(value));
  return (
    <div class="measure-line">
      {unnamed ? null : (
        <p>
          <b>{name}</b>
        </p>
      )}
      <p class="from-to">
        {known(baseline)} <span aria-hidden="true">{direction === 'up' ? '↗' : '↘'}</span>
        <span class="unseen">{say('wager.to')}</span> {known(target)} {unit}
        {due ? <span class="quiet"> {say('wager.until', { day: dayWords(due) })}</span> : null}
      </p>
      {range ? <p class="quiet">{sayRange(range)}</p> : null}
      <p class="quiet">
        {say('wager.readFrom', { source })}
        {reader ? (
          <>
            , <Who is={reader} />
          </>
        ) : null}
      </p>
      {atFirst ? (
        <p class="quiet">{say('wager.sealedFirst', { terms: sayTerms(atFirst) })}</p>
      ) : null}
    </div>
  );
}

function Latest({ measure, zone }: { measure: MeasureView; zone: string }) {
  const { latest, unit } = measure;
  if (!latest) return null;
  return (
    <p class="latest">
      {say('wager.latest')} <b>{amountText(latest.value, unit)}</b>,{' '}
      <Time at={latest.at} zone={zone} day /> · <Evidence of={latest.evidence} />
    </p>
  );
}
