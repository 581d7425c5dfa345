import { say } from '../../../messages/index.ts';
import type { SealView, WagerView } from '../../../workplace/wagers/index.ts';
import { Time } from '../layout/time.tsx';
import { differencesOf, type Names } from './seal-differences.ts';
import { Who } from './someone.tsx';
import { Step } from './step.tsx';

interface Props {
  wager: WagerView;
  seals: readonly SealView[];
  names: Names;
  zone: string;
}

/** All seals of a wager, the newest first, each beside the one before it; and how to check them. */
export function SealsPage({ wager, seals, names, zone }: Props) {
  return (
    <Step of={wager} title={say('wager.seals')} lead={say('wager.sealsLead')}>
      {seals.length === 0 ? <p class="empty">{say('wager.noSeals')}</p> : null}
      {seals.toReversed().map((seal) => (
        <Seal
          wager={wager}
          seal={seal}
          before={seals.find(({ number }) => number === seal.number - 1)}
          names={names}
          zone={zone}
        />
      ))}
      {seals.length > 0 ? <p class="quiet">{say('wager.sealsCheck')}</p> : null}
    </Step>
  );
}

interface SealProps extends Omit<Props, 'seals'> {
  seal: SealView;
  before: SealView | undefined;
}

function Seal({ wager, seal, before, names, zone }: SealProps) {
  const { number, by, at, reason, hash, previous, body } = seal;
  return (
    <section class="wording" id={`seal-${number}`}>
      <h2>{before ? say('wager.amendment', { n: number - 1 }) : say('wager.commitment')}</h2>
      <p class="byline">
        <Who is={by} />, <Time at={at} zone={zone} />
      </p>
      {reason ? <p class="amended-why">{reason}</p> : null}
      {before ? <SideBySide before={before} after={seal} names={names} /> : null}
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
      <p class="acts">
        <a href={`/wagers/${wager.id}/seals/${number}`}>{say('wager.download')}</a>
      </p>
    </section>
  );
}

type SidesProps = { before: SealView; after: SealView; names: Names };

function SideBySide({ before, after, names }: SidesProps) {
  const facts = differencesOf(before, after, names);
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
