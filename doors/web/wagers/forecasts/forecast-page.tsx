import { say } from '../../../../messages/index.ts';
import type { EndView, WagerView } from '../../../../workplace/wagers/index.ts';
import { Field, getControlAttributes, type Problems } from '../../layout/fields.tsx';
import { WagerSubpage } from '../core/wager-subpage.tsx';
import { SubmitButtons } from '../pilot/pilot-pages.tsx';
import { forecastPath } from './forecast-section.tsx';

interface Props {
  wager: WagerView;
  end: EndView;
  /** In percent, as it was typed. */
  typed: string;
  problems: Problems;
}

/** What somebody said of an end and could not be taken so: their words, and what is wrong. */
export function ForecastPage({ wager, end, typed, problems }: Props) {
  const labels = { percent: say('forecast.own') };
  return (
    <WagerSubpage
      wager={wager}
      title={say('forecast.heading')}
      lead={end.title}
      {...{ problems, labels }}
    >
      <form method="post" action={forecastPath(wager, end.id)} novalidate>
        <Field
          name="percent"
          label={say('forecast.own')}
          hint={say('forecast.percentHint')}
          problems={problems}
        >
          <input
            {...getControlAttributes('percent', problems, true)}
            type="text"
            inputmode="decimal"
            autocomplete="off"
            value={typed}
          />
        </Field>
        <p class="hint">{say('forecast.private')}</p>
        <SubmitButtons words={say('forecast.give')} back={`${wager.path}#end-${end.id}`} />
      </form>
    </WagerSubpage>
  );
}
