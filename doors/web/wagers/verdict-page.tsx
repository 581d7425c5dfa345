import { say } from '../../../messages/index.ts';
import type { MeasureView, ReadingView, WagerView } from '../../../workplace/wagers/index.ts';
import { dayWords } from '../briefs/days.ts';
import { Editor } from '../layout/editor.tsx';
import { control, Field, type Labels, Once, type Problems, TextField } from '../layout/fields.tsx';
import { shortDayText } from '../layout/time.tsx';
import { Send } from './pilot-pages.tsx';
import { amountText } from './saying.ts';
import { Step } from './step.tsx';

export interface TypedVerdict {
  verdict: string;
  learned: string;
  title: string;
  next: string;
  /** The reading on which it rests, by measure. */
  readings: Record<string, string>;
}

export const verdicts = ['met', 'notMet', 'learned', 'abandoned'] as const;

/** Readings that may be cited of each measure, latest first. */
export type Citable = ReadonlyMap<string, readonly ReadingView[]>;

interface Props {
  wager: WagerView;
  citable: Citable;
  typed: TypedVerdict;
  problems: Problems;
  zone: string;
}

const labels: Labels = {
  verdict: say('wager.verdict'),
  readings: say('wager.restsOn'),
  body: say('wager.learnedLabel'),
  title: say('wager.learnedTitleLabel'),
  next: say('wager.nextLabel'),
};

/** Saying how it came out: only its resolver does, from readings, and with what was learned. */
export function VerdictPage({ wager, citable, typed, problems, zone }: Props) {
  const committed = wager.stage === 'commitment';
  return (
    <Step
      of={wager}
      title={say('wager.resolve')}
      lead={say(committed ? 'wager.resolveLead' : 'wager.resolveEarlyLead')}
      {...{ problems, labels }}
    >
      <form
        method="post"
        action={`/wagers/${wager.id}/verdict`}
        enctype="multipart/form-data"
        novalidate
      >
        <Once />
        <Verdicts committed={committed} chosen={typed.verdict} problems={problems} />
        {committed ? <RestsOn {...{ wager, citable, typed, problems, zone }} /> : null}
        <Editor
          name="body"
          label={say('wager.learnedLabel')}
          value={typed.learned}
          rows={8}
          problems={problems}
        />
        <TextField
          name="title"
          label={say('wager.learnedTitleLabel')}
          hint={say('wager.learnedTitleHint')}
          value={typed.title}
          problems={problems}
          maxlength={200}
        />
        <Field name="next" label={say('wager.nextLabel')} problems={problems}>
          <textarea {...control('next', problems)} rows={2} dir="auto">
            {typed.next}
          </textarea>
        </Field>
        <Send words={say('wager.resolveDo')} back={wager.path} />
      </form>
    </Step>
  );
}

type VerdictsProps = { committed: boolean; chosen: string; problems: Problems };

function Verdicts({ committed, chosen, problems }: VerdictsProps) {
  const { id, 'aria-describedby': about } = control('verdict', problems);
  return (
    <fieldset class={problems.verdict ? 'field wrong' : 'field'} id={id} aria-describedby={about}>
      <legend>{say('wager.verdict')}</legend>
      {problems.verdict ? (
        <p class="wrongness" id="error-verdict">
          {say(
            problems.verdict === 'verdictAgainstReadings'
              ? 'refusal.verdictAgainstReadings'
              : 'refusal.verdictUnknown',
          )}
        </p>
      ) : null}
      {verdicts
        .filter((verdict) => committed || verdict === 'learned' || verdict === 'abandoned')
        .map((verdict) => (
          <label class="choice">
            <input type="radio" name="verdict" value={verdict} checked={chosen === verdict} />
            <span>
              {say(`wager.verdict.${verdict}`)}{' '}
              <span class="quiet">{say(`wager.verdictHint.${verdict}`)}</span>
            </span>
          </label>
        ))}
    </fieldset>
  );
}

function RestsOn({ wager, citable, typed, problems, zone }: Props) {
  const measures = wager.ends.flatMap((end) => end.measures);
  return (
    <fieldset class={problems.readings ? 'field wrong' : 'field'} id="field-readings">
      <legend>{say('wager.restsOn')}</legend>
      <p class="hint">{say('wager.restsOnHint')}</p>
      {measures.map((measure) => (
        <Cited
          measure={measure}
          readings={citable.get(measure.id) ?? []}
          chosen={typed.readings[measure.id]}
          zone={zone}
        />
      ))}
    </fieldset>
  );
}

interface CitedProps {
  measure: MeasureView;
  readings: readonly ReadingView[];
  chosen: string | undefined;
  zone: string;
}

function Cited({ measure, readings, chosen, zone }: CitedProps) {
  const { id, name, unit, target, due } = measure;
  const name_ = `reading-${id}`;
  const until = { target: amountText(target ?? 0, unit), day: due ? dayWords(due) : '' };
  return (
    <Field name={name_} label={name} hint={say('wager.expected', until)}>
      {readings.length === 0 ? (
        <p class="quiet">{say('wager.noReadings')}</p>
      ) : (
        <select {...control(name_, {}, true)}>
          {readings.map((reading) => (
            <option value={reading.id} selected={reading.id === chosen}>
              {amountText(reading.value, unit)} · {shortDayText(reading.at, zone)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
