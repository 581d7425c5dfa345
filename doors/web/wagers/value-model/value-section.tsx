import { say } from '../../../../messages/index.ts';
import type { WagerView } from '../../../../workplace/wagers/index.ts';
import type { ModelView, ValueSummary } from '../../../../workplace/wagers/value-model/index.ts';
import { formatDay } from '../../layout/time.tsx';
import { getPersonName } from '../core/person-link.tsx';
import { formatNumber } from '../core/wager-text.ts';

/** What wagers are thought to be worth, by their ids. */
export type ValueSummaries = ReadonlyMap<string, ValueSummary>;

/** A number as far as anybody could know it: three digits. */
export function formatRoughly(value: number): string {
  return formatNumber(Number(value.toPrecision(3)));
}

/** `about 14,000 EUR, the middle of all draws; between 2,000 and 31,000 in 90 % of them`. */
export function formatValue({ low, middle, high, unit }: ValueSummary): string {
  const said = {
    middle: formatRoughly(middle),
    low: formatRoughly(low),
    high: formatRoughly(high),
    unit,
  };
  return say('model.worth', said);
}

/** Who stands by it: nobody yet, finance, or nothing found at all. */
export function formatSupport({
  assumed,
  signed,
}: Pick<ValueSummary, 'assumed' | 'signed'>): string {
  const standing = say(signed ? 'model.signed' : 'model.unsigned');
  return assumed ? `${say('model.assumed')}, ${standing}` : standing;
}

type Props = { wager: WagerView; model: ModelView | null; zone: string };

/** What it is thought to be worth, on the wager's own page. */
export function ValueSection({ wager, model, zone }: Props) {
  const makes = wager.can.change && wager.stage !== 'pilot';
  if (!model && !makes) return null;
  return (
    <section class="value" aria-labelledby="value">
      <h2 id="value">{say('model.title')}</h2>
      {model ? (
        <ValueInBrief model={model} zone={zone} />
      ) : (
        <p class="quiet">{say('model.none')}</p>
      )}
      <p class="wager-actions">
        {model ? <a href={`/wagers/${wager.id}/model`}>{say('model.see')}</a> : null}
        {makes ? (
          <a href={`/wagers/${wager.id}/model/new`}>{say(model ? 'model.anew' : 'model.make')}</a>
        ) : null}
      </p>
    </section>
  );
}

function ValueInBrief({ model, zone }: { model: ModelView; zone: string }) {
  return (
    <>
      <p class="from-to">
        {formatValue(toValueSummary(model))}
        {model.assumed ? <AssumedMark /> : null}
      </p>
      <p class="quiet">
        {say('model.loss', { share: formatPercent(model.worth.chanceOfLoss) })}{' '}
        {formatSignature(model, zone)}
      </p>
    </>
  );
}

/** Stands wherever a model is shown that nothing found supports. */
export function AssumedMark() {
  return <span class="mark assumed">{say('model.assumed')}</span>;
}

export function formatSignature({ signature }: ModelView, zone: string): string {
  if (!signature) return say('model.unsignedText');
  return say('model.signedText', {
    unit: signature.for,
    name: getPersonName(signature.by),
    day: formatDay(signature.at, zone),
  });
}

export const formatPercent = (share: number): string =>
  `${formatNumber(Number((share * 100).toPrecision(2)))} %`;

export function toValueSummary(model: ModelView): ValueSummary {
  const at = (share: number) =>
    model.worth.quantiles.find((one) => one.share === share)?.value ?? 0;
  const { version, unit, assumed, signature, worth } = model;
  return {
    version,
    unit,
    assumed,
    signed: signature !== null,
    chanceOfLoss: worth.chanceOfLoss,
    low: at(0.05),
    middle: at(0.5),
    high: at(0.95),
  };
}
