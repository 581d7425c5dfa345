import { say } from '../../../../messages/index.ts';
import type { FanChart } from '../../../../workplace/wagers/charts/index.ts';
import type { MeasureView, ReadingView, WagerView } from '../../../../workplace/wagers/index.ts';
import {
  Field,
  getControlAttributes,
  IdempotencyField,
  type Labels,
  type Problems,
  TextField,
} from '../../layout/fields.tsx';
import { ListEnd } from '../../layout/lists.tsx';
import { formatTime } from '../../layout/time.tsx';
import { MeasureChart } from '../charts/measure-chart.tsx';
import { WagerSubpage } from '../core/wager-subpage.tsx';
import { formatAmount } from '../core/wager-text.ts';
import { MeasureLine } from '../entry/ends-section.tsx';
import { CsvForm } from './csv-page.tsx';
import { measurePath } from './measure-path.ts';
import { ReadingTable } from './reading-table.tsx';

export interface ReadingFormData {
  value: string;
  at: string;
  evidence: string;
  note: string;
  corrects: string;
  reason: string;
}

export const emptyReading: ReadingFormData = {
  value: '',
  at: '',
  evidence: '',
  note: '',
  corrects: '',
  reason: '',
};

interface Props {
  wager: WagerView;
  measure: MeasureView;
  fan: FanChart | null;
  readings: readonly ReadingView[];
  next: string | null;
  typed: ReadingFormData;
  problems: Problems;
  zone: string;
  now: number;
}

const labels: Labels = {
  value: say('wager.read.value'),
  at: say('wager.read.at'),
  evidence: say('wager.read.evidence'),
  file: say('wager.read.file'),
  note: say('wager.read.note'),
  reason: say('wager.read.reason'),
};

/** One measure: its picture, a form to read it, and all its readings. */
export function MeasurePage(props: Props) {
  const { wager, measure, fan, readings, next, problems, zone, now } = props;
  const path = measurePath(wager, measure);
  const reads = wager.stage === 'commitment' && wager.can.write;
  return (
    <WagerSubpage wager={wager} title={measure.name} {...{ problems, labels }}>
      <MeasureLine measure={measure} unnamed />
      {fan ? <MeasureChart fan={fan} measure={measure} zone={zone} now={now} /> : null}
      {reads ? <ReadingForm {...props} path={path} /> : null}
      {reads ? <BulkEntryLinks wager={wager} path={path} /> : null}
      <section aria-labelledby="readings">
        <h2 id="readings">{say('wager.readings')}</h2>
        {readings.length === 0 ? <p class="quiet">{say('wager.noReadings')}</p> : null}
        {readings.length > 0 ? (
          <ReadingTable
            {...{ readings, measure, zone }}
            correct={reads ? (id) => `${path}?corrects=${id}#enter` : null}
          />
        ) : null}
        <ListEnd
          next={next}
          more={say('wager.readingsBefore')}
          end={say('wager.readingsEnd')}
          hidden={readings.length === 0}
        />
      </section>
    </WagerSubpage>
  );
}

/** Entering a reading; or, with a reading that it corrects, the right value and why. */
function ReadingForm({ measure, readings, typed, problems, zone, path }: Props & { path: string }) {
  const corrected = readings.find(({ id }) => id === typed.corrects);
  const was = corrected && {
    value: formatAmount(corrected.value, measure.unit),
    day: formatTime(corrected.at, zone),
  };
  return (
    <section aria-labelledby="enter">
      <h2 id="enter">{say(typed.corrects ? 'wager.correctReading' : 'wager.enterReading')}</h2>
      {was ? <p class="hint">{say('wager.correctHint', was)}</p> : null}
      <form method="post" action={`${path}/readings`} enctype="multipart/form-data" novalidate>
        <IdempotencyField />
        <input type="hidden" name="corrects" value={typed.corrects} />
        <div class="inline">
          <Field
            name="value"
            label={say('wager.read.valueIn', { unit: measure.unit })}
            problems={problems}
          >
            <input
              {...getControlAttributes('value', problems)}
              inputmode="decimal"
              value={typed.value}
            />
          </Field>
          <Field name="at" label={say('wager.read.day')} problems={problems}>
            <input {...getControlAttributes('at', problems)} type="date" value={typed.at} />
          </Field>
        </div>
        {typed.corrects ? (
          <TextField
            name="reason"
            label={say('wager.read.reason')}
            value={typed.reason}
            problems={problems}
          />
        ) : null}
        <TextField
          name="evidence"
          label={say('wager.read.evidence')}
          hint={say('wager.read.evidenceHint')}
          value={typed.evidence}
          problems={problems}
        />
        <Field name="file" label={say('wager.read.file')} problems={problems}>
          <input {...getControlAttributes('file', problems)} type="file" />
        </Field>
        <TextField
          name="note"
          label={say('wager.read.note')}
          value={typed.note}
          problems={problems}
        />
        <p class="buttons">
          <button type="submit" class="button">
            {say(typed.corrects ? 'wager.correctDo' : 'wager.readDo')}
          </button>
          {typed.corrects ? <a href={path}>{say('form.cancel')}</a> : null}
        </p>
      </form>
    </section>
  );
}

/** Readings that come many at once, or by themselves. */
function BulkEntryLinks({ wager, path }: { wager: WagerView; path: string }) {
  return (
    <>
      <details class="further" id="csv">
        <summary>{say('wager.csv.title')}</summary>
        <CsvForm path={path} />
      </details>
      {wager.can.change ? (
        <p class="further">
          <a href={`${path}/hooks`}>{say('wager.hooks.link')}</a>
        </p>
      ) : null}
    </>
  );
}
