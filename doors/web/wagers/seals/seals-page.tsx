import { say } from '../../../../messages/index.ts';
import type { SealView, WagerView } from '../../../../workplace/wagers/index.ts';
import { Time } from '../../layout/time.tsx';
import { PersonLink } from '../core/person-link.tsx';
import { WagerSubpage } from '../core/wager-subpage.tsx';
import { listSealDifferences, type PersonNames } from './seal-differences.ts';

interface Props {
  wager: WagerView;
  seals: readonly SealView[];
  names: PersonNames;
  zone: string;
}

/** All seals of a wager, the newest first, each beside the one before it; and how to check them. */
export function SealsPage({ wager, seals, names, zone }: Props) {
  return (
    <WagerSubpage wager={wager} title={say('wager.seals')} lead={say('wager.sealsLead')}>
      {seals.length === 0 ? <p class="empty">{say('wager.noSeals')}</p> : null}
      {seals.toReversed().map((seal) => (
        <SealSection
          wager={wager}
          seal={seal}
          before={seals.find(({ number }) => number === seal.number - 1)}
          names={names}
          zone={zone}
        />
      ))}
      {seals.length > 0 ? <p class="quiet">{say('wager.sealsCheck')}</p> : null}
    </WagerSubpage>
  );
}

interface SealProps extends Omit<Props, 'seals'> {
  seal: SealView;
  before: SealView | undefined;
}

function SealSection({ wager, seal, before, names, zone }: SealProps) {
  const { number, by, at, reason, hash, previous, body } = seal;
  return (
    <section class="revision" id={`seal-${number}`}>
      <h2>{before ? say('wager.amendment', { n: number - 1 }) : say('wager.commitment')}</h2>
      <p class="byline">
        <PersonLink is={by} />, <Time at={at} zone={zone} />
      </p>
      {reason ? <p class="amended-why">{reason}</p> : null}
      {before ? <SealComparison before={before} after={seal} names={names} /> : null}
      <dl class="facts hashes">
        <dt>{say('wager.hash')}</dt>
        <dd>
          <code>{hash}</code>
        </dd>
        <dt>{say('wager.previousHash')}</dt>
        <dd>
          <code>{previous}</code>
        </dd>
      </dl>
      <details class="exact">
        <summary>{say('wager.exactly')}</summary>
        <pre tabindex={0}>{body}</pre>
      </details>
      <p class="wager-actions">
        <a href={`/wagers/${wager.id}/seals/${number}`}>{say('wager.download')}</a>
      </p>
    </section>
  );
}

type SealComparisonProps = { before: SealView; after: SealView; names: PersonNames };

function SealComparison({ before, after, names }: SealComparisonProps) {
  const facts = listSealDifferences(before, after, names);
  return (
    <div class="wide">
      <table class="sides">
        <thead>
          <tr>
            <th scope="col">{say('wager.whatChanged')}</th>
            <th scope="col">{say('wager.before')}</th>
            <th scope="col">{say('wager.after')}</th>
          </tr>
        </thead>
        <tbody>
          {facts.map((fact) => (
            <tr>
              <th scope="row">{fact.name}</th>
              <td data-of={say('wager.before')}>{fact.before ? <del>{fact.before}</del> : '–'}</td>
              <td data-of={say('wager.after')}>{fact.after ? <ins>{fact.after}</ins> : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
