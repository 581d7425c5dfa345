import { say } from '../../../messages/index.ts';
import type { QuestionView, WagerView } from '../../../workplace/wagers/index.ts';
import { Editor } from '../layout/editor.tsx';
import { control, Field, type Labels, Once, type Problems, TextField } from '../layout/fields.tsx';
import { Step } from './step.tsx';

interface Props {
  wager: WagerView;
  problems: Problems;
}

/** Asking what the pilot is to answer. */
export function QuestionPage({ wager, text, problems }: Props & { text: string }) {
  const labels = { text: say('wager.question') };
  return (
    <Step
      of={wager}
      title={say('wager.ask')}
      lead={say('wager.askLead')}
      problems={problems}
      labels={labels}
    >
      <form method="post" action={`/wagers/${wager.id}/questions/new`} novalidate>
        <Once />
        <Field name="text" label={say('wager.question')} problems={problems}>
          <textarea {...control('text', problems)} rows={2} dir="auto">
            {text}
          </textarea>
        </Field>
        <Send words={say('wager.askDo')} back={`${wager.path}#pilot`} />
      </form>
    </Step>
  );
}

export interface TypedFinding {
  answer: string;
  entry: string;
  title: string;
  body: string;
}

export const noFinding: TypedFinding = { answer: '', entry: '', title: '', body: '' };

const answers = ['yes', 'no', 'unclear'] as const;

type FindingProps = Props & { question: QuestionView; typed: TypedFinding };

/** Answering by a work: one that is written here, or one that is there already. */
export function FindingPage({ wager, question, typed, problems }: FindingProps) {
  const labels: Labels = {
    answer: say('wager.answer'),
    entry: say('wager.findingEntry'),
    title: say('entry.titleLabel'),
    body: say('wager.findingBody'),
    file: say('editor.attach'),
  };
  return (
    <Step of={wager} title={question.text} lead={say('wager.findLead')} {...{ problems, labels }}>
      <form
        method="post"
        action={`/wagers/${wager.id}/questions/${question.id}/finding`}
        enctype="multipart/form-data"
        novalidate
      >
        <Once />
        <Answers chosen={typed.answer} problems={problems} />
        <TextField
          name="title"
          label={say('entry.titleLabel')}
          hint={say('wager.findingTitleHint')}
          value={typed.title}
          problems={problems}
          maxlength={200}
        />
        <Editor
          name="body"
          label={say('wager.findingBody')}
          value={typed.body}
          rows={8}
          problems={problems}
        />
        <TextField
          name="entry"
          label={say('wager.findingEntry')}
          hint={say('wager.findingEntryHint')}
          value={typed.entry}
          problems={problems}
        />
        <Send words={say('wager.findDo')} back={`${wager.path}#question-${question.id}`} />
      </form>
    </Step>
  );
}

function Answers({ chosen, problems }: { chosen: string; problems: Problems }) {
  const { id, 'aria-describedby': about } = control('answer', problems);
  return (
    <fieldset class={problems.answer ? 'field wrong' : 'field'} id={id} aria-describedby={about}>
      <legend>{say('wager.answer')}</legend>
      {problems.answer ? (
        <p class="wrongness" id="error-answer">
          {say('refusal.answerUnknown')}
        </p>
      ) : null}
      {answers.map((answer) => (
        <label class="choice">
          <input type="radio" name="answer" value={answer} checked={chosen === answer} />
          <span>{say(`wager.answer.${answer}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

type DroppingProps = Props & { question: QuestionView; reason: string };

/** Letting go of a question, with the reason; it stays to be seen. */
export function DroppingPage({ wager, question, reason, problems }: DroppingProps) {
  const labels = { reason: say('wager.reason') };
  return (
    <Step of={wager} title={say('wager.dropTitle')} lead={question.text} {...{ problems, labels }}>
      <form
        method="post"
        action={`/wagers/${wager.id}/questions/${question.id}/dropping`}
        novalidate
      >
        <Field
          name="reason"
          label={say('wager.reason')}
          hint={say('wager.dropHint')}
          problems={problems}
        >
          <textarea {...control('reason', problems, true)} rows={2} dir="auto">
            {reason}
          </textarea>
        </Field>
        <Send words={say('wager.drop')} back={`${wager.path}#pilot`} />
      </form>
    </Step>
  );
}

/** Why a wager cannot go on yet. */
export function StagePage({ wager, problems }: Props) {
  return (
    <Step of={wager} title={say('wager.toModel')} problems={problems}>
      <p>
        <a href={`${wager.path}#pilot`}>{say('wager.pilot')}</a>
      </p>
    </Step>
  );
}

/** The button of a form, and the way back without it. */
export function Send({ words, back }: { words: string; back: string }) {
  return (
    <p class="buttons">
      <button type="submit" class="button">
        {words}
      </button>
      <a href={back}>{say('form.cancel')}</a>
    </p>
  );
}
