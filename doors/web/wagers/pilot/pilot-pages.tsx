import { say } from '../../../../messages/index.ts';
import type { QuestionView, WagerView } from '../../../../workplace/wagers/index.ts';
import { Editor } from '../../layout/editor.tsx';
import {
  Field,
  getControlAttributes,
  IdempotencyField,
  type Labels,
  type Problems,
  TextField,
} from '../../layout/fields.tsx';
import { WagerSubpage } from '../core/wager-subpage.tsx';

interface Props {
  wager: WagerView;
  problems: Problems;
}

/** Asking what the pilot is to answer. */
export function QuestionPage({ wager, text, problems }: Props & { text: string }) {
  const labels = { text: say('wager.question') };
  return (
    <WagerSubpage
      wager={wager}
      title={say('wager.ask')}
      lead={say('wager.askLead')}
      problems={problems}
      labels={labels}
    >
      <form method="post" action={`/wagers/${wager.id}/questions/new`} novalidate>
        <IdempotencyField />
        <Field name="text" label={say('wager.question')} problems={problems}>
          <textarea {...getControlAttributes('text', problems)} rows={2} dir="auto">
            {text}
          </textarea>
        </Field>
        <SubmitButtons words={say('wager.askDo')} back={`${wager.path}#pilot`} />
      </form>
    </WagerSubpage>
  );
}

export interface FindingFormData {
  answer: string;
  entry: string;
  title: string;
  body: string;
}

export const emptyFinding: FindingFormData = { answer: '', entry: '', title: '', body: '' };

const answerNames = ['yes', 'no', 'unclear'] as const;

type FindingProps = Props & { question: QuestionView; typed: FindingFormData };

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
    <WagerSubpage
      wager={wager}
      title={question.text}
      lead={say('wager.findLead')}
      {...{ problems, labels }}
    >
      <form
        method="post"
        action={`/wagers/${wager.id}/questions/${question.id}/finding`}
        enctype="multipart/form-data"
        novalidate
      >
        <IdempotencyField />
        <AnswerChoices chosen={typed.answer} problems={problems} />
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
        <SubmitButtons words={say('wager.findDo')} back={`${wager.path}#question-${question.id}`} />
      </form>
    </WagerSubpage>
  );
}

function AnswerChoices({ chosen, problems }: { chosen: string; problems: Problems }) {
  const { id, 'aria-describedby': about } = getControlAttributes('answer', problems);
  return (
    <fieldset class={problems.answer ? 'field wrong' : 'field'} id={id} aria-describedby={about}>
      <legend>{say('wager.answer')}</legend>
      {problems.answer ? (
        <p class="wrongness" id="error-answer">
          {say('refusal.answerUnknown')}
        </p>
      ) : null}
      {answerNames.map((answer) => (
        <label class="choice">
          <input type="radio" name="answer" value={answer} checked={chosen === answer} />
          <span>{say(`wager.answer.${answer}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

type DropQuestionProps = Props & { question: QuestionView; reason: string };

/** Letting go of a question, with the reason; it stays to be seen. */
export function DropQuestionPage({ wager, question, reason, problems }: DropQuestionProps) {
  const labels = { reason: say('wager.reason') };
  return (
    <WagerSubpage
      wager={wager}
      title={say('wager.dropTitle')}
      lead={question.text}
      {...{ problems, labels }}
    >
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
          <textarea {...getControlAttributes('reason', problems, true)} rows={2} dir="auto">
            {reason}
          </textarea>
        </Field>
        <SubmitButtons words={say('wager.drop')} back={`${wager.path}#pilot`} />
      </form>
    </WagerSubpage>
  );
}

/** Why a wager cannot go on yet. */
export function StagePage({ wager, problems }: Props) {
  return (
    <WagerSubpage wager={wager} title={say('wager.toModel')} problems={problems}>
      <p>
        <a href={`${wager.path}#pilot`}>{say('wager.pilot')}</a>
      </p>
    </WagerSubpage>
  );
}

/** The button of a form, and the way back without it. */
export function SubmitButtons({ words, back }: { words: string; back: string }) {
  return (
    <p class="buttons">
      <button type="submit" class="button">
        {words}
      </button>
      <a href={back}>{say('form.cancel')}</a>
    </p>
  );
}
