import { raw } from 'hono/html';
import { say } from '../../../messages/index.ts';
import type { PriorArtView } from '../../../workplace/search/index.ts';
import { explainPriorArt } from '../../shared/why.ts';
import { getKindPage } from '../entries/kind-pages.ts';

/**
 * Works that are there already, as cards. The buttons belong to the form around them: without a
 * script they send it, and it comes back with the work among its sources.
 */
export function PriorArtCards({ works }: { works: readonly PriorArtView[] }) {
  if (works.length === 0) return null;
  return (
    <section class="related" aria-labelledby="related">
      <h2 id="related">{say('priorArt.heading')}</h2>
      <p class="hint">{say('priorArt.hint')}</p>
      <ol>
        {works.map((work) => (
          <Card work={work} />
        ))}
      </ol>
    </section>
  );
}

function Card({ work }: { work: PriorArtView }) {
  const { path, title, passage, status, kind, space, author } = work;
  return (
    <li data-source={path} tabindex={0}>
      <h3>
        <a href={path} target="_blank" rel="noopener">
          {title}
        </a>
        {status ? <span class="mark">{say(`status.${status}`)}</span> : null}
      </h3>
      <p class="passage">{raw(passage)}</p>
      <p class="byline">{explainPriorArt(work)}</p>
      <p class="byline">
        {say('priorArt.from', {
          kind: say(getKindPage(kind).label),
          author: author.name,
          space: space.title,
        })}
      </p>
      <p class="buttons">
        <button
          type="submit"
          class="link-button"
          name="action"
          value={`buildOn:${path}`}
          data-key="b"
        >
          {say('priorArt.buildOn')}
        </button>
        <button
          type="submit"
          class="link-button"
          name="action"
          value={`departFrom:${path}`}
          data-key="d"
        >
          {say('priorArt.departFrom')}
        </button>
      </p>
    </li>
  );
}
