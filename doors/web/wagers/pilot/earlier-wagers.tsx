import { say } from '../../../../messages/index.ts';
import type { EarlierWagers } from '../../../../workplace/wagers/index.ts';

/** Earlier wagers about the same thing, and how they came out: the best reason to think again. */
export function EarlierWagerList({ earlier }: { earlier: EarlierWagers }) {
  const { wagers } = earlier;
  if (wagers.length === 0) return <p class="note">{say('wager.earlier.none')}</p>;
  const wrong = wagers.filter(({ verdict }) => verdict === 'notMet').length;
  const open = wagers.filter(({ verdict }) => verdict === null).length;
  return (
    <section class="earlier" aria-labelledby="earlier">
      <h2 id="earlier">
        {say('wager.earlier', { n: wagers.length })}{' '}
        {say(wrong === 0 && open === wagers.length ? 'wager.earlier.open' : 'wager.earlier.wrong', {
          n: wrong,
        })}
      </h2>
      <ul class="rows">
        {wagers.map(({ path, title, verdict, stage, learned }) => (
          <li>
            <span>
              <a href={path} target="_blank" rel="noopener">
                {title}
              </a>
              {learned ? (
                <>
                  {' · '}
                  <a href={learned.path} target="_blank" rel="noopener">
                    {say('wager.whatWasLearned')}
                  </a>
                </>
              ) : null}
            </span>
            <span class="quiet">
              {verdict ? say(`wager.verdict.${verdict}`) : say(`wager.stage.${stage}`)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
