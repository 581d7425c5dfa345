import { say, sayErrorReason } from '../../../../messages/index.ts';
import type { MeasureView, ReadingView, WagerView } from '../../../../workplace/wagers/index.ts';
import { formatCalendarDay } from '../../briefs/review-days.ts';
import { Editor } from '../../layout/editor.tsx';
import {
  Field,
  getControlAttributes,
  IdempotencyField,
  type Labels,
  type Problems,
  TextField,
} from '../../layout/fields.tsx';
import { formatDay, formatShortDay } from '../../layout/time.tsx';
import { WagerSubpage } from '../core/wager-subpage.tsx';
import { formatAmount } from '../core/wager-text.ts';
import { SubmitButtons } from '../pilot/pilot-pages.tsx';
import { measurePath } from '../readings/measure-path.ts';

export interface VerdictFormData {
  verdict: string;
  learned: string;
  title: string;
  next: string;
  /** The reading on which it rests, by measure. */
  readings: Record<string, string>;
}

export const verdictNames = ['met', 'notMet', 'learned', 'abandoned'] as const;

/** The readings of a measure that stand, latest first. */
export interface CitableReadings {
  /** Those since the commitment, on which a verdict can rest. */
  fit: readonly ReadingView[];
  /** Those from before it. */
  early: readonly ReadingView[];
}

/** The same by the ids of measures. */
export type CitableReadingsByMeasure = ReadonlyMap<string, CitableReadings>;

interface Props {
  wager: WagerView;
  citable: CitableReadingsByMeasure;
  typed: VerdictFormData;
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
    <WagerSubpage
      wager={wager}
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
        <IdempotencyField />
        <VerdictChoices committed={committed} chosen={typed.verdict} problems={problems} />
        {committed ? <CitedReadingFields {...{ wager, citable, typed, problems, zone }} /> : null}
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
          <textarea {...getControlAttributes('next', problems)} rows={2} dir="auto">
            {typed.next}
          </textarea>
        </Field>
        <SubmitButtons words={say('wager.resolveDo')} back={wager.path} />
      </form>
    </WagerSubpage>
  );
}

type VerdictChoicesProps = { committed: boolean; chosen: string; problems: Problems };

function VerdictChoices({ committed, chosen, problems }: VerdictChoicesProps) {
  const { id, 'aria-describedby': about } = getControlAttributes('verdict', problems);
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
      {verdictNames
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

function CitedReadingFields({ wager, citable, typed, problems, zone }: Props) {
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
          {sayErrorReason(problems.readings)}
        </p>
      ) : null}
      {measures.map((measure) => (
        <CitedReadingField
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

interface CitedReadingProps extends CitableReadings {
  wager: WagerView;
  measure: MeasureView;
  chosen: string | undefined;
  zone: string;
}

function CitedReadingField(props: CitedReadingProps) {
  const { measure, fit, early, chosen, zone } = props;
  const { id, name, unit, target, due } = measure;
  const name_ = `reading-${id}`;
  const until = { target: formatAmount(target ?? 0, unit), day: due ? formatCalendarDay(due) : '' };
  const readText = ({ value, at }: ReadingView) =>
    `${formatAmount(value, unit)} · ${formatShortDay(at, zone)}`;
  if (fit.length === 0) return <NoCitableReading {...props} hint={say('wager.expected', until)} />;
  return (
    <Field name={name_} label={name} hint={say('wager.expected', until)}>
      <select {...getControlAttributes(name_, {}, true)}>
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
function NoCitableReading({
  wager,
  measure,
  early,
  zone,
  hint,
}: CitedReadingProps & { hint: string }) {
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
          <p>{say('wager.allTooEarly', { day: formatDay(sealed.at, zone) })}</p>
          <ul class="quiet">
            {early.slice(0, MAX_SHOWN_EARLY).map(({ value, at }) => (
              <li>
                {formatAmount(value, measure.unit)} · {formatShortDay(at, zone)}
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="wager-actions">
        <a href={`${measurePath(wager, measure)}#enter`}>
          {say('wager.enterReading')}
          <span class="visually-hidden"> {say('wager.of', { what: measure.name })}</span>
        </a>
      </p>
    </div>
  );
}

/** Of readings that cannot be cited so many are shown; all are a click away. */
const MAX_SHOWN_EARLY = 3;

/** For whoever else comes here: who says it, since nobody resolves their own wager. */
export function NotResolverPage({ wager }: { wager: WagerView }) {
  const { resolver } = wager;
  const lead = resolver
    ? say('wager.resolvedBy', { resolver: resolver.name })
    : say('wager.resolvedByNobody');
  return (
    <WagerSubpage wager={wager} title={say('wager.verdict')} lead={lead}>
      <p class="wager-actions">
        <a href={wager.path}>{say('wager.back')}</a>
      </p>
    </WagerSubpage>
  );
}
