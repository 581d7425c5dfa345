import { say, sayTitle } from '../../../../messages/index.ts';
import type { FindingView, QuestionView, WagerView } from '../../../../workplace/wagers/index.ts';
import { Time } from '../../layout/time.tsx';
import { PersonLink } from '../core/person-link.tsx';

interface Props {
  wager: WagerView;
  zone: string;
}

/** What the pilot asks, and what it found; once over, it stays as what the model rests on. */
export function PilotSection({ wager, zone }: Props) {
  const asks = wager.stage === 'pilot' && wager.can.change;
  if (wager.questions.length === 0 && !asks) return null;
  return (
    <section class="pilot" aria-labelledby="pilot">
      <h2 id="pilot">{say('wager.pilot')}</h2>
      {wager.questions.length === 0 ? <p class="quiet">{say('wager.noQuestions')}</p> : null}
      <ol class="asked">
        {wager.questions.map((question) => (
          <Question wager={wager} question={question} zone={zone} />
        ))}
      </ol>
      {asks ? (
        <p class="wager-actions">
          <a href={`/wagers/${wager.id}/questions/new`}>{say('wager.ask')}</a>
        </p>
      ) : null}
    </section>
  );
}

function Question({ wager, question, zone }: Props & { question: QuestionView }) {
  const { id, text, dropped, findings } = question;
  const open = wager.stage === 'pilot' && !dropped;
  const path = `/wagers/${wager.id}/questions/${id}`;
  return (
    <li id={`question-${id}`} class={dropped ? 'dropped' : undefined}>
      <p class="question">{text}</p>
      {dropped ? (
        <p class="quiet">
          {say('wager.dropped')} <Time at={dropped.at} zone={zone} day />: {dropped.because}
        </p>
      ) : null}
      <Findings findings={findings} zone={zone} />
      {open && (wager.can.write || wager.can.change) ? (
        <p class="wager-actions">
          {wager.can.write ? (
            <a href={`${path}/finding`}>
              {say(findings.length > 0 ? 'wager.findMore' : 'wager.find')}
              <span class="visually-hidden"> {say('wager.of', { what: text })}</span>
            </a>
          ) : null}
          {wager.can.change && findings.length === 0 ? (
            <a href={`${path}/dropping`}>
              {say('wager.drop')}
              <span class="visually-hidden"> {say('wager.of', { what: text })}</span>
            </a>
          ) : null}
        </p>
      ) : null}
    </li>
  );
}

/** Works that answer, each with its answer in a word. */
export function Findings({ findings, zone }: { findings: readonly FindingView[]; zone: string }) {
  if (findings.length === 0) return null;
  return (
    <ul class="found">
      {findings.map(({ answer, work, by, at }) => (
        <li>
          {answer ? <b class={`answer ${answer}`}>{say(`wager.answer.${answer}`)}</b> : null}
          <span>
            <a href={work.path}>{sayTitle(work.title)}</a>{' '}
            <span class="quiet">
              <PersonLink is={by} />, <Time at={at} zone={zone} day />
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
