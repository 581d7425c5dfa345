import { say } from '../../../../messages/index.ts';
import type { WagerLabel } from '../../../../workplace/wagers/index.ts';
import { toHypothesisParts } from './wager-text.ts';

type Props = { hypothesis: Pick<WagerLabel, 'because' | 'belief' | 'will' | 'due'> };

/** Because … we believe that … will … by …: what is theirs stands out from what is always said. */
export function Hypothesis({ hypothesis }: Props) {
  const { because, belief, will, due } = toHypothesisParts(hypothesis);
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
