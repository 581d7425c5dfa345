import { say } from '../../../messages/index.ts';
import type { EndForecast } from '../../../workplace/wagers/forecasts/index.ts';
import type { WagerView } from '../../../workplace/wagers/index.ts';
import { numberText } from './saying.ts';
import { percent } from './worth.tsx';

interface Props {
  wager: WagerView;
  forecast: EndForecast;
  /** Whether the viewer may say something. */
  says: boolean;
}

/** What is expected of an end: one's own word, and of all only what may be shown. */
export function Forecast({ wager, forecast, says }: Props) {
  const open = wager.stage === 'commitment' && says;
  if (!open && !forecast.own && !forecast.all) return null;
  return (
    <div class="forecast">
      <p>
        <b>{say('forecast.title')}</b> {sayAll(forecast.all)}
      </p>
      {forecast.met === null ? null : <Resolved forecast={forecast} met={forecast.met} />}
      {open ? <Own wager={wager} forecast={forecast} /> : null}
    </div>
  );
}

function sayAll(all: EndForecast['all']): string {
  if (!all) return say('forecast.tooFew');
  const { people, median, lower, upper } = all;
  const shares = { median: percent(median), lower: percent(lower), upper: percent(upper) };
  return say('forecast.all', { n: people, ...shares });
}

function Resolved({ forecast: { own }, met }: { forecast: EndForecast; met: boolean }) {
  if (!own) return null;
  const said = { said: percent(own.probability), score: numberText(own.brier ?? 0) };
  return (
    <p>
      {say(met ? 'forecast.ownMet' : 'forecast.ownMissed', said)}{' '}
      <span class="quiet">{say('forecast.score')}</span>
    </p>
  );
}

function Own({ wager, forecast }: Pick<Props, 'wager' | 'forecast'>) {
  const { end, own, title } = forecast;
  const path = `/wagers/${wager.id}/ends/${end}/forecast`;
  return (
    <form method="post" action={path} class="own-forecast">
      <label for={`forecast-${end}`}>
        {say('forecast.own')}
        <span class="unseen"> {say('wager.of', { what: title })}</span>
      </label>{' '}
      <input
        id={`forecast-${end}`}
        name="percent"
        inputmode="decimal"
        autocomplete="off"
        value={own ? String(Number((own.probability * 100).toPrecision(4))) : ''}
      />{' '}
      %{' '}
      <button type="submit" class="quietly">
        {say(own ? 'forecast.change' : 'forecast.give')}
      </button>
      {own ? (
        <button type="submit" class="quietly" formaction={`${path}/deletion`}>
          {say('forecast.takeBack')}
        </button>
      ) : null}
      <p class="quiet">{say('forecast.private')}</p>
    </form>
  );
}
