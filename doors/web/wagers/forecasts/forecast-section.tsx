import { type MessageName, say } from '../../../../messages/index.ts';
import type { EndForecast } from '../../../../workplace/wagers/forecasts/index.ts';
import type { WagerView } from '../../../../workplace/wagers/index.ts';
import { formatNumber } from '../core/wager-text.ts';
import { formatPercent } from '../value-model/value-section.tsx';

/** Where somebody says what they expect of an end. */
export const forecastPath = (wager: Pick<WagerView, 'id'>, end: string) =>
  `/wagers/${wager.id}/ends/${end}/forecast`;

interface Props {
  wager: WagerView;
  forecast: EndForecast;
  /** Whether the viewer may say something. */
  says: boolean;
}

/** What is expected of an end: one's own word, and of all only what may be shown. */
export function ForecastSection({ wager, forecast, says }: Props) {
  const open = wager.stage === 'commitment' && says;
  if (!open && !forecast.own && !forecast.all) return null;
  return (
    <div class="forecast">
      <p>
        <b>{say('forecast.title')}</b> {formatAggregate(forecast.all)}
      </p>
      {forecast.met === null ? null : <ResolvedForecast forecast={forecast} met={forecast.met} />}
      {open ? <OwnForecastForm wager={wager} forecast={forecast} /> : null}
    </div>
  );
}

function formatAggregate(all: EndForecast['all']): string {
  if (!all) return say('forecast.tooFew');
  const { people, mean, median, lower, upper, earlierTerms } = all;
  const middle = { mean: formatPercent(mean), median: formatPercent(median) };
  const shares = { ...middle, lower: formatPercent(lower), upper: formatPercent(upper) };
  return say(earlierTerms ? 'forecast.allEarlier' : 'forecast.all', { n: people, ...shares });
}

function ResolvedForecast({ forecast: { own }, met }: { forecast: EndForecast; met: boolean }) {
  if (!own) return null;
  if (own.earlierTerms) {
    return <p>{say('forecast.ownEarlier', { said: formatPercent(own.probability) })}</p>;
  }
  const said = { said: formatPercent(own.probability), score: formatNumber(own.brier ?? 0) };
  return (
    <p>
      {say(met ? 'forecast.ownMet' : 'forecast.ownMissed', said)}{' '}
      <span class="quiet">{say('forecast.score')}</span>
    </p>
  );
}

function getSubmitLabel(own: EndForecast['own']): MessageName {
  if (!own) return 'forecast.give';
  return own.earlierTerms ? 'forecast.anew' : 'forecast.change';
}

function OwnForecastForm({ wager, forecast }: Pick<Props, 'wager' | 'forecast'>) {
  const { end, own, title } = forecast;
  const path = forecastPath(wager, end);
  return (
    <form method="post" action={path} class="own-forecast">
      <label for={`forecast-${end}`}>
        {say('forecast.own')}
        <span class="visually-hidden"> {say('wager.of', { what: title })}</span>
      </label>{' '}
      <input
        id={`forecast-${end}`}
        name="percent"
        inputmode="decimal"
        autocomplete="off"
        value={own ? String(Number((own.probability * 100).toPrecision(4))) : ''}
      />{' '}
      %{' '}
      <button type="submit" class="link-button">
        {say(getSubmitLabel(own))}
      </button>
      {own ? (
        <button type="submit" class="link-button" formaction={`${path}/deletion`}>
          {say('forecast.takeBack')}
        </button>
      ) : null}
      {own?.earlierTerms ? <p>{say('forecast.earlier')}</p> : null}
      <p class="quiet">
        {own && !own.earlierTerms
          ? say('forecast.saidOwn', { said: formatPercent(own.probability) })
          : null}{' '}
        {say('forecast.private')}
      </p>
    </form>
  );
}

interface OutdatedForecastsProps {
  wager: WagerView;
  forecasts: readonly EndForecast[];
}

/** Says at the top of the page that forecasts of the viewer wait to be given anew, and where. */
export function OutdatedForecasts({ wager, forecasts }: OutdatedForecastsProps) {
  const waiting = forecasts.filter(({ own }) => own?.earlierTerms);
  if (wager.stage !== 'commitment' || waiting.length === 0) return null;
  return (
    <p class="wager-actions waiting">
      <span>{say('forecast.waiting', { n: waiting.length })}</span>
      <a href={`#end-${waiting[0]!.end}`}>{say('forecast.waitingLink')}</a>
    </p>
  );
}
