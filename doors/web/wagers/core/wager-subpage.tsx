import type { Child } from 'hono/jsx';
import type { WagerLabel } from '../../../../workplace/wagers/index.ts';
import { ErrorSummary, type Labels, noProblems, type Problems } from '../../layout/fields.tsx';

interface Props {
  wager: Pick<WagerLabel, 'path' | 'title'>;
  title: string;
  lead?: Child;
  problems?: Problems;
  labels?: Labels;
  children?: Child;
}

/** A page on which one thing is done about a wager, with the way back to it. */
export function WagerSubpage({
  wager,
  title,
  lead,
  problems = noProblems,
  labels,
  children,
}: Props) {
  return (
    <>
      <p class="kicker">
        <a href={wager.path}>{wager.title}</a>
      </p>
      <h1>{title}</h1>
      {lead ? <p class="lead">{lead}</p> : null}
      <ErrorSummary problems={problems} labels={labels} />
      {children}
    </>
  );
}
