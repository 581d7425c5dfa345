import { say, sayRefusal } from '../../../messages/index.ts';
import type { MeasureView, ReadingView, WagerView } from '../../../workplace/wagers/index.ts';
import { dayWords } from '../briefs/days.ts';
import { Editor } from '../layout/editor.tsx';
import { control, Field, type Labels, Once, type Problems, TextField } from '../layout/fields.tsx';
import { dayText, shortDayText } from '../layout/time.tsx';
import { measurePath } from './measure-at.ts';
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

/** The readings of a measure that stand, latest first. */
export interface Citable {
  /** Those since the commitment, on which a verdict can rest. */
  fit: readonly ReadingView[];
  /** Those from before it. */
  early: readonly ReadingView[];
}

/** The same by the ids of measures. */
export type Citables = ReadonlyMap<string, Citable>;

interface Props {
  wager: WagerView;
  citable: Citables;
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
    <fieldset
      class={problems.readings ? 'field wrong' : 'field'}
      id="field-readings"
      aria-describedby={problems.readings ? 'error-readings' : undefined}
    >
      <legend>{say('wager.restsOn')}</legend>
      <p class="hint">{say('wager.restsOnHint')}</p>
      {problems.readings ? (
        <p class="wrongness" id="error-readings">
          {sayRefusal(problems.readings)}
        </p>
      ) : null}
      {measures.map((measure) => (
        <Cited
          wager={wager}
          measure={measure}
          {...(citable.get(measure.id) ?? { fit: [], early: [] })}
          chosen={typed.readings[measure.id]}
          zone={zone}
        />
      ))}
    </fieldset>
  );
}

interface CitedProps extends Citable {
  wager: WagerView;
  measure: MeasureView;
  chosen: string | undefined;
  zone: string;
}

function Cited(props: CitedProps) {
  const { measure, fit, early, chosen, zone } = props;
  const { id, name, unit, target, due } = measure;
  const name_ = `reading-${id}`;
  const until = { target: amountText(target ?? 0, unit), day: due ? dayWords(due) : '' };
  const readText = ({ value, at }: ReadingView) =>
    `${amountText(value, unit)} · ${shortDayText(at, zone)}`;
  if (fit.length === 0) return <NoneFit {...props} hint={say('wager.expected', until)} />;
  return (
    <Field name={name_} label={name} hint={say('wager.expected', until)}>
      <select {...control(name_, {}, true)}>
        {fit.map((reading) => (
          <option value={reading.id} selected={reading.id === chosen}>
            {readText(reading)}
          </option>
        ))}
        {early.map((reading) => (
          <option disabled>{say('wager.tooEarly', { reading: readText(reading) })}</option>
        ))}
      </select>
    </Field>
  );
}

/** A measure of which nothing can be cited: why, what was read all the same, and what to do. */
function NoneFit({ wager, measure, early, zone, hint }: CitedProps & { hint: string }) {
  const sealed = wager.seals[0];
  return (
    <div class="field">
      <p>
        <b>{measure.name}</b>
      </p>
      <p class="hint">{hint}</p>
      {early.length === 0 || !sealed ? (
        <p>{say('wager.noReadings')}</p>
      ) : (
        <>
          <p>{say('wager.allTooEarly', { day: dayText(sealed.at, zone) })}</p>
          <ul class="quiet">
            {early.slice(0, mostEarly).map(({ value, at }) => (
              <li>
                {amountText(value, measure.unit)} · {shortDayText(at, zone)}
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="acts">
        <a href={`${measurePath(wager, measure)}#enter`}>
          {say('wager.enterReading')}
          <span class="unseen"> {say('wager.of', { what: measure.name })}</span>
        </a>
      </p>
    </div>
  );
}

/** Of readings that cannot be cited so many are shown; all are a click away. */
const mostEarly = 3;

/** For whoever else comes here: who says it, since nobody resolves their own wager. */
export function NotResolverPage({ wager }: { wager: WagerView }) {
  const { resolver } = wager;
  const lead = resolver
    ? say('wager.resolvedBy', { resolver: resolver.name })
    : say('wager.resolvedByNobody');
  return (
    <Step of={wager} title={say('wager.verdict')} lead={lead}>
      <p class="acts">
        <a href={wager.path}>{say('wager.back')}</a>
      </p>
    </Step>
  );
}
