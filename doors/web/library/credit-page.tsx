import { say, sayTitle } from '../../../messages/index.ts';
import type { Credit } from '../../../workplace/library/index.ts';
import { Author } from '../layout/author.tsx';
import { EmptyState, ListEnd } from '../layout/lists.tsx';
import { Time } from '../layout/time.tsx';

/** On somebody's page: what others built on their works, and the way to all of it. */
export function CreditSection(props: {
  credits: readonly Credit[];
  all: string | null;
  zone: string;
}) {
  if (props.credits.length === 0) return null;
  return (
    <section aria-labelledby="credit">
      <h2 class="list-title" id="credit">
        {say('credit.title')}
      </h2>
      <CreditList credits={props.credits} zone={props.zone} level={3} />
      {props.all ? (
        <p class="more">
          <a href={props.all}>{say('credit.all')}</a>
        </p>
      ) : null}
    </section>
  );
}

interface PageProps {
  name: string;
  back: string;
  credits: readonly Credit[];
  next: string | null;
  zone: string;
}

export function CreditPage({ name, back, credits, next, zone }: PageProps) {
  return (
    <>
      <p class="kicker">
        <a href={back}>{say('form.back')}</a>
      </p>
      <h1>{say('credit.of', { name })}</h1>
      <p class="lead">{say('credit.lead', { name })}</p>
      {credits.length === 0 ? <EmptyState>{say('credit.none')}</EmptyState> : null}
      <CreditList credits={credits} zone={zone} level={2} />
      <ListEnd
        next={next}
        more={say('credit.more')}
        end={say('credit.end')}
        hidden={credits.length === 0}
      />
    </>
  );
}

function CreditList(props: { credits: readonly Credit[]; zone: string; level: 2 | 3 }) {
  const Heading = props.level === 3 ? 'h3' : 'h2';
  return (
    <ol class="entries small">
      {props.credits.map(({ work, source, relation, at }) => (
        <li>
          <Heading>
            <a href={work.path}>{sayTitle(work.title)}</a>
          </Heading>
          <p class="byline">
            <Author by={{ ...work.author, url: null }} />
            {' · '}
            <Time at={at} zone={props.zone} day />
          </p>
          <p class="byline">
            {work.comment ? `${say('lineage.comment')} · ` : null}
            {say(relation === 'departsFrom' ? 'credit.departsFrom' : 'credit.buildsOn')}{' '}
            {source.comment ? `${say('credit.comment')} ` : null}
            <a href={source.path}>{sayTitle(source.title)}</a>
          </p>
        </li>
      ))}
    </ol>
  );
}
