import { say } from '../../../messages/index.ts';
import type { Means } from '../../../workplace/wagers/index.ts';

const counted = ['comments', 'people', 'findings', 'readings', 'builtOn'] as const;

/** What was done, on its own side of the page and in its own colour: none of it is an outcome. */
export function MeansAside({ means }: { means: Means }) {
  return (
    <aside class="means" aria-labelledby="means">
      <h2 id="means">{say('wager.means')}</h2>
      <dl>
        {counted.map((what) => (
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
