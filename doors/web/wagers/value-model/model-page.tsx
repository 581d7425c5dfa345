import { type MessageName, say, sayTitle } from '../../../../messages/index.ts';
import type { WagerView } from '../../../../workplace/wagers/index.ts';
import type { ModelView, QuantityView } from '../../../../workplace/wagers/value-model/index.ts';
import { parseWebsite } from '../../layout/author.tsx';
import type { Problems } from '../../layout/fields.tsx';
import { Time } from '../../layout/time.tsx';
import { PersonLink } from '../core/person-link.tsx';
import { WagerSubpage } from '../core/wager-subpage.tsx';
import { formatNumber } from '../core/wager-text.ts';
import { ValueHistogram } from './histogram.tsx';
import {
  AssumedMark,
  formatPercent,
  formatRoughly,
  formatSignature,
  formatValue,
  toValueSummary,
} from './value-section.tsx';

interface Props {
  wager: WagerView;
  model: ModelView;
  /** Whether the viewer is of the unit that signs, and whether they signed this. */
  signs: boolean;
  signedIt: boolean;
  problems: Problems;
  zone: string;
}

/** What a wager is thought to be worth, from what, how surely, and who stands by it. */
export function ModelPage({ wager, model, signs, signedIt, problems, zone }: Props) {
  const { formula, unit, worth, version, versions } = model;
  const newest = version === versions[0]?.version;
  return (
    <WagerSubpage wager={wager} title={say('model.title')} problems={problems}>
      <p class="from-to">
        {formatValue(toValueSummary(model))}
        {model.assumed ? <AssumedMark /> : null}
      </p>
      <ValueHistogram worth={worth} unit={unit} />
      <p>{say('model.lossText', { share: formatPercent(worth.chanceOfLoss) })}</p>
      <Sensitivities model={model} />
      <section aria-labelledby="formula">
        <h2 id="formula">{say('model.formula')}</h2>
        <p class="formula">
          <code>{formula}</code> <span class="quiet">{unit}</span>
        </p>
        <Quantities quantities={model.quantities} />
      </section>
      <section aria-labelledby="signature">
        <h2 id="signature">{say('model.signature')}</h2>
        <p>{formatSignature(model, zone)}</p>
        {newest && wager.stage !== 'closed' ? (
          <SignatureForm {...{ wager, model, signs, signedIt }} />
        ) : null}
      </section>
      <ModelVersions wager={wager} model={model} zone={zone} />
      {wager.can.change && wager.stage !== 'pilot' ? (
        <p class="wager-actions">
          <a href={`/wagers/${wager.id}/model/new`}>{say('model.anew')}</a>
        </p>
      ) : null}
    </WagerSubpage>
  );
}

/** Which quantity to learn more of first, as the next pilot could. */
function Sensitivities({ model }: { model: ModelView }) {
  const { worth, unit } = model;
  const [first] = worth.matters;
  if (!first) return null;
  return (
    <section aria-labelledby="matters">
      <h2 id="matters">{say('model.matters')}</h2>
      <p>
        {say('model.mattersMost')} <code>{first.name}</code>.
      </p>
      <ul class="matters">
        {worth.matters.map(({ name, share, worthKnowing }) => (
          <li>
            <span>
              <code>{name}</code>{' '}
              <span class="quiet">
                {isMeaningful(worthKnowing, model)
                  ? say('model.worthKnowing', { worth: formatRoughly(worthKnowing), unit })
                  : ''}
              </span>
            </span>
            <meter min={0} max={1} value={Number(share.toFixed(3))}>
              {formatPercent(share)}
            </meter>
            <span>{formatPercent(share)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Below a thousandth of what is at stake it is noise of the draws. */
function isMeaningful(worthKnowing: number, { worth }: ModelView): boolean {
  const values = worth.quantiles.map(({ value }) => Math.abs(value));
  return worthKnowing >= Math.max(...values) / 1000;
}

function Quantities({ quantities }: { quantities: readonly QuantityView[] }) {
  return (
    <div class="wide">
      <table class="quantities">
        <thead>
          <tr>
            <th scope="col">{say('model.quantity.name')}</th>
            <th scope="col">{say('model.range')}</th>
            <th scope="col">{say('model.source')}</th>
          </tr>
        </thead>
        <tbody>
          {quantities.map((quantity) => (
            <tr>
              <th scope="row">
                <code>{quantity.name}</code>
              </th>
              <td data-of={say('model.range')}>
                {formatQuantityRange(quantity)}{' '}
                <span class="quiet">{say(`model.shape.${quantity.shape}` as MessageName)}</span>
              </td>
              <td data-of={say('model.source')}>
                <QuantitySourceLink source={quantity.source} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function formatQuantityRange({ low, high, unit }: QuantityView): string {
  const range = low === high ? formatNumber(low) : `${formatNumber(low)} – ${formatNumber(high)}`;
  return `${range} ${unit}`.trim();
}

function QuantitySourceLink({ source }: { source: QuantityView['source'] }) {
  if (source.type === 'assumed') return <em>{say('model.assumed')}</em>;
  if (source.type === 'page') {
    return (
      <a href={source.url} rel="nofollow ugc noopener">
        {parseWebsite(source.url)?.host ?? source.url}
      </a>
    );
  }
  if (source.withdrawn) return <em>{say('model.sourceWithdrawn')}</em>;
  const label = say(source.type === 'finding' ? 'model.aFinding' : 'model.aWork');
  if (!source.work) return <>{label}</>;
  return (
    <>
      {label}: <a href={source.work.path}>{sayTitle(source.work.title)}</a>
    </>
  );
}

type SignatureFormProps = Pick<Props, 'wager' | 'model' | 'signs' | 'signedIt'>;

function SignatureForm({ wager, model, signs, signedIt }: SignatureFormProps) {
  const path = `/wagers/${wager.id}/model/signature`;
  if (signedIt) {
    return (
      <form method="post" action={`${path}/deletion`}>
        <button type="submit" class="link-button">
          {say('model.unsign')}
        </button>
      </form>
    );
  }
  if (model.signature || !signs) return null;
  return (
    <form method="post" action={path}>
      <input type="hidden" name="hash" value={model.hash} />
      <p class="hint">{say('model.signHint')}</p>
      <p class="buttons">
        <button type="submit" class="button">
          {say('model.sign')}
        </button>
      </p>
    </form>
  );
}

function ModelVersions({ wager, model, zone }: Pick<Props, 'wager' | 'model' | 'zone'>) {
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">{say('model.versions')}</h2>
      <ul class="rows">
        {model.versions.map(({ version, madeAt, signed }) => (
          <li>
            <span>
              {version === model.version ? (
                <b>{say('model.version', { n: version })}</b>
              ) : (
                <a href={`/wagers/${wager.id}/model?version=${version}`}>
                  {say('model.version', { n: version })}
                </a>
              )}
            </span>
            <span class="quiet">
              <Time at={madeAt} zone={zone} day /> {signed ? `· ${say('model.signed')}` : ''}
            </span>
          </li>
        ))}
      </ul>
      <p class="quiet">
        {say('model.made')} <PersonLink is={model.madeBy} />.{' '}
        {say('model.draws', { n: model.worth.draws, seed: model.worth.seed })}
      </p>
      <p class="hash">
        <code>{model.hash}</code>
      </p>
    </section>
  );
}
