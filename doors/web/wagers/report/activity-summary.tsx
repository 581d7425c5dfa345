import { say } from '../../../../messages/index.ts';
import type { ActivitySummary } from '../../../../workplace/wagers/index.ts';

const countNames = ['comments', 'people', 'findings', 'readings', 'builtOn'] as const;

/** What was done, on its own side of the page and in its own colour: none of it is an outcome. */
export function ActivityAside({ means }: { means: ActivitySummary }) {
  return (
    <aside class="activity" aria-labelledby="activity">
      <h2 id="activity">{say('wager.means')}</h2>
      <dl>
        {countNames.map((what) => (
          <div>
            <dt>{say(`wager.means.${what}`)}</dt>
            <dd>{String(means[what])}</dd>
          </div>
        ))}
      </dl>
      <p>{say('wager.meansWhy')}</p>
    </aside>
  );
}
