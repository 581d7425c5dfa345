import type { Child } from 'hono/jsx';
import { say } from '../../../../messages/index.ts';
import type { WagerView } from '../../../../workplace/wagers/index.ts';
import { formatCalendarDay } from '../../briefs/review-days.ts';
import { Time } from '../../layout/time.tsx';
import { formatOverdue, getFirstDeadline } from './overdue.ts';
import { getPersonName, PersonLink } from './person-link.tsx';

const stages = ['pilot', 'model', 'commitment', 'closed'] as const;

interface Props {
  wager: WagerView;
  zone: string;
}

/** Where a wager stands on its way, and what comes next for whom. */
export function StageProgress({ wager, zone }: Props) {
  const here = stages.indexOf(wager.stage);
  return (
    <section
      class={wager.overdue ? 'stage-progress overdue' : 'stage-progress'}
      aria-labelledby="stage-progress"
    >
      <h2 id="stage-progress" class="visually-hidden">
        {say('wager.stands')}
      </h2>
      <ol class="stages">
        {stages.map((stage, i) => (
          <li class={i < here ? 'past' : undefined} aria-current={i === here ? 'step' : undefined}>
            {stage === 'closed' && wager.verdict
              ? say(`wager.verdict.${wager.verdict}`)
              : say(`wager.stage.${stage}`)}
          </li>
        ))}
      </ol>
      {wager.overdue ? (
        <p>
          <strong>{formatOverdue(wager)}</strong>
        </p>
      ) : null}
      <NextStep wager={wager} zone={zone} />
    </section>
  );
}

function NextStep({ wager, zone }: Props) {
  if (wager.stage === 'pilot') return <NextAfterPilot wager={wager} />;
  if (wager.stage === 'model') return <NextAfterModel wager={wager} />;
  if (wager.stage === 'commitment') return <NextAfterCommitment wager={wager} />;
  const { closing } = wager;
  if (!closing) return null;
  return (
    <p>
      {say('wager.saidBy')} <PersonLink is={closing.by} /> ·{' '}
      <Time at={closing.at} zone={zone} day />
    </p>
  );
}

/** Questions that nothing answers yet, and that nobody let go of. */
export function listOpenQuestions({ questions }: WagerView) {
  return questions.filter(({ findings, dropped }) => findings.length === 0 && !dropped);
}

function NextAfterPilot({ wager }: { wager: WagerView }) {
  const open = listOpenQuestions(wager).length;
  const answered = wager.questions.some(({ findings }) => findings.length > 0);
  const owner = getPersonName(wager.owner);
  if (open > 0) return <p>{say('wager.next.findings', { n: open })}</p>;
  if (!answered) return <p>{say('wager.next.questions', { owner })}</p>;
  return (
    <StepActions text={say('wager.next.model', { owner })}>
      {wager.can.change ? (
        <form method="post" action={`/wagers/${wager.id}/stage`}>
          <button type="submit" class="button" name="stage" value="model">
            {say('wager.toModel')}
          </button>
        </form>
      ) : null}
    </StepActions>
  );
}

function NextAfterModel({ wager }: { wager: WagerView }) {
  const owner = getPersonName(wager.owner);
  const ends = wager.ends.some(({ measures }) => measures.length > 0);
  return (
    <StepActions text={say(ends ? 'wager.next.commitment' : 'wager.next.ends', { owner })}>
      {wager.can.change ? (
        <a
          class="button"
          href={ends ? `/wagers/${wager.id}/commitment` : `/wagers/${wager.id}/ends/new`}
        >
          {say(ends ? 'wager.commit' : 'wager.addEnd')}
        </a>
      ) : null}
    </StepActions>
  );
}

function NextAfterCommitment({ wager }: { wager: WagerView }) {
  const { overdue, can } = wager;
  const first = getFirstDeadline(wager);
  const words = {
    day: first ? formatCalendarDay(first.day) : '',
    resolver: getPersonName(wager.resolver),
  };
  return (
    <StepActions text={say(overdue ? 'wager.next.verdict' : 'wager.next.review', words)}>
      {can.resolve ? (
        <a class="button" href={`/wagers/${wager.id}/verdict`}>
          {say('wager.resolve')}
        </a>
      ) : null}
      {can.change ? <a href={`/wagers/${wager.id}/amendment`}>{say('wager.amend')}</a> : null}
    </StepActions>
  );
}

function StepActions(props: { text: Child; children?: Child }) {
  return (
    <>
      <p>{props.text}</p>
      <div class="wager-actions">{props.children}</div>
    </>
  );
}
