import { say } from '../../../messages/index.ts';
import type { WagerLabel } from '../../../workplace/wagers/index.ts';
import { partsOf } from './saying.ts';

type Props = { of: Pick<WagerLabel, 'because' | 'belief' | 'will' | 'due'> };

/** Because … we believe that … will … by …: what is theirs stands out from what is always said. */
export function Hypothesis({ of }: Props) {
  const { because, belief, will, due } = partsOf(of);
  return (
    <p class="hypothesis">
      <span>{say('wager.word.because')}</span> {because || '…'},{' '}
      <span>{say('wager.word.believe')}</span> {belief || '…'} <span>{say('wager.word.will')}</span>{' '}
      {will || '…'}
      {due ? (
        <>
          {' '}
          <span>{say('wager.word.by')}</span> {due}
        </>
      ) : null}
      .
    </p>
  );
}
