import type { Child } from 'hono/jsx';
import { say } from '../../../messages/index.ts';
import type { WagerView } from '../../../workplace/wagers/index.ts';
import { dayWords } from '../briefs/days.ts';
import { Time } from '../layout/time.tsx';
import { firstDay, sayOverdue } from './overdue.ts';
import { nameOf, Who } from './someone.tsx';

const stages = ['pilot', 'model', 'commitment', 'closed'] as const;

interface Props {
  wager: WagerView;
  zone: string;
}

/** Where a wager stands on its way, and what comes next for whom. */
export function Standing({ wager, zone }: Props) {
  const here = stages.indexOf(wager.stage);
  return (
    <section class={wager.overdue ? 'stands overdue' : 'stands'} aria-labelledby="stands">
      <h2 id="stands" class="unseen">
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
          <strong>{sayOverdue(wager)}</strong>
        </p>
      ) : null}
      <Next wager={wager} zone={zone} />
    </section>
  );
}

function Next({ wager, zone }: Props) {
  if (wager.stage === 'pilot') return <AfterPilot wager={wager} />;
  if (wager.stage === 'model') return <AfterModel wager={wager} />;
  if (wager.stage === 'commitment') return <AfterCommitment wager={wager} />;
  const { closing } = wager;
  if (!closing) return null;
  return (
    <p>
      {say('wager.saidBy')} <Who is={closing.by} /> · <Time at={closing.at} zone={zone} day />
    </p>
  );
}

/** Questions that nothing answers yet, and that nobody let go of. */
export function openQuestions({ questions }: WagerView) {
  return questions.filter(({ findings, dropped }) => findings.length === 0 && !dropped);
}

function AfterPilot({ wager }: { wager: WagerView }) {
  const open = openQuestions(wager).length;
  const answered = wager.questions.some(({ findings }) => findings.length > 0);
  const owner = nameOf(wager.owner);
  if (open > 0) return <p>{say('wager.next.findings', { n: open })}</p>;
  if (!answered) return <p>{say('wager.next.questions', { owner })}</p>;
  return (
    <Acts text={say('wager.next.model', { owner })}>
      {wager.may.change ? (
        <form method="post" action={`/wagers/${wager.id}/stage`}>
          <button type="submit" class="button" name="stage" value="model">
            {say('wager.toModel')}
          </button>
        </form>
      ) : null}
    </Acts>
  );
}

function AfterModel({ wager }: { wager: WagerView }) {
  const owner = nameOf(wager.owner);
  const ends = wager.ends.some(({ measures }) => measures.length > 0);
  return (
    <Acts text={say(ends ? 'wager.next.commitment' : 'wager.next.ends', { owner })}>
      {wager.may.change ? (
        <a
          class="button"
          href={ends ? `/wagers/${wager.id}/commitment` : `/wagers/${wager.id}/ends/new`}
        >
          {say(ends ? 'wager.commit' : 'wager.addEnd')}
        </a>
      ) : null}
    </Acts>
  );
}

function AfterCommitment({ wager }: { wager: WagerView }) {
  const { overdue, may } = wager;
  const first = firstDay(wager);
  const words = { day: first ? dayWords(first.day) : '', resolver: nameOf(wager.resolver) };
  return (
    <Acts text={say(overdue ? 'wager.next.verdict' : 'wager.next.review', words)}>
      {may.resolve ? (
        <a class="button" href={`/wagers/${wager.id}/verdict`}>
          {say('wager.resolve')}
        </a>
      ) : null}
      {may.change ? <a href={`/wagers/${wager.id}/amendment`}>{say('wager.amend')}</a> : null}
    </Acts>
  );
}

function Acts(props: { text: Child; children?: Child }) {
  return (
    <>
      <p>{props.text}</p>
      <div class="acts">{props.children}</div>
    </>
  );
}
