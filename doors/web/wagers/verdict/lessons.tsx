import { say } from '../../../../messages/index.ts';
import type { WagerView } from '../../../../workplace/wagers/index.ts';
import { formatAmount, formatLessonTitle } from '../core/wager-text.ts';
import { EvidenceLink } from '../readings/reading-table.tsx';

/** How it came out: on which readings that rests, what was learned, and what might build on it. */
export function Lessons({ wager }: { wager: WagerView }) {
  const { closing } = wager;
  if (!closing) return null;
  const measures = wager.ends.flatMap((end) => end.measures);
  return (
    <section class="lessons" aria-labelledby="lessons">
      <h2 id="lessons">{say(`wager.verdictTitle.${closing.verdict}`)}</h2>
      {closing.cited.length > 0 ? (
        <ul class="cited">
          {closing.cited.map((reading) => {
            const measure = measures.find(({ id }) => id === reading.measure);
            if (!measure) return null;
            return (
              <li>
                {measure.name}: <b>{formatAmount(reading.value, measure.unit)}</b>{' '}
                {measure.target === null
                  ? null
                  : say('wager.againstTarget', {
                      target: formatAmount(measure.target, measure.unit),
                    })}{' '}
                · <EvidenceLink evidence={reading.evidence} />
              </li>
            );
          })}
        </ul>
      ) : null}
      {closing.learned ? (
        <p>
          {say('wager.learned')}{' '}
          <a href={closing.learned.path}>{formatLessonTitle(closing.learned.title)}</a>
        </p>
      ) : null}
      {closing.next ? (
        <p>
          {say('wager.nextStep')} {closing.next}
        </p>
      ) : null}
      <p class="wager-actions">
        <a href={`/wagers/new?buildsOn=${encodeURIComponent(wager.path)}`}>
          {say('wager.buildOnIt')}
        </a>
      </p>
    </section>
  );
}
