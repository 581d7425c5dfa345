import { say } from '../../../messages/index.ts';
import type { WagerView } from '../../../workplace/wagers/index.ts';
import type { ModelView, WorthInShort } from '../../../workplace/wagers/worth/index.ts';
import { dayText } from '../layout/time.tsx';
import { numberText } from './saying.ts';
import { nameOf } from './someone.tsx';

/** What wagers are thought to be worth, by their ids. */
export type Worths = ReadonlyMap<string, WorthInShort>;

/** A number as far as anybody could know it: three digits. */
export function roughly(value: number): string {
  return numberText(Number(value.toPrecision(3)));
}

/** `about 14,000 EUR, the middle of all draws; between 2,000 and 31,000 in 90 % of them`. */
export function sayWorth({ low, middle, high, unit }: WorthInShort): string {
  const said = { middle: roughly(middle), low: roughly(low), high: roughly(high), unit };
  return say('model.worth', said);
}

/** Who stands by it: nobody yet, finance, or nothing found at all. */
export function sayStanding({ assumed, signed }: Pick<WorthInShort, 'assumed' | 'signed'>): string {
  const standing = say(signed ? 'model.signed' : 'model.unsigned');
  return assumed ? `${say('model.assumed')}, ${standing}` : standing;
}

type Props = { wager: WagerView; model: ModelView | null; zone: string };

/** What it is thought to be worth, on the wager's own page. */
export function Worth({ wager, model, zone }: Props) {
  const makes = wager.may.change && wager.stage !== 'pilot';
  if (!model && !makes) return null;
  return (
    <section class="worth" aria-labelledby="worth">
      <h2 id="worth">{say('model.title')}</h2>
      {model ? <InShort model={model} zone={zone} /> : <p class="quiet">{say('model.none')}</p>}
      <p class="acts">
        {model ? <a href={`/wagers/${wager.id}/model`}>{say('model.see')}</a> : null}
        {makes ? (
          <a href={`/wagers/${wager.id}/model/new`}>{say(model ? 'model.anew' : 'model.make')}</a>
        ) : null}
      </p>
    </section>
  );
}

function InShort({ model, zone }: { model: ModelView; zone: string }) {
  return (
    <>
      <p class="from-to">
        {sayWorth(shortOf(model))}
        {model.assumed ? <Assumed /> : null}
      </p>
      <p class="quiet">
        {say('model.loss', { share: percent(model.worth.chanceOfLoss) })}{' '}
        {saySignature(model, zone)}
      </p>
    </>
  );
}

/** Stands wherever a model is shown that nothing found supports. */
export function Assumed() {
  return <span class="mark assumed">{say('model.assumed')}</span>;
}

export function saySignature({ signature }: ModelView, zone: string): string {
  if (!signature) return say('model.unsignedText');
  return say('model.signedText', {
    unit: signature.for,
    name: nameOf(signature.by),
    day: dayText(signature.at, zone),
  });
}

export const percent = (share: number): string =>
  `${numberText(Number((share * 100).toPrecision(2)))} %`;

export function shortOf(model: ModelView): WorthInShort {
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
