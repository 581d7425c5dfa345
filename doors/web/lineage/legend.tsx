import type { Drawing } from './drawing.ts';
import { type Tie, tieWord } from './ties.ts';

const order: readonly Tie[] = ['buildsOn', 'departsFrom', 'supersedes', 'answers', 'saidIn'];

/** What the kinds of lines mean, as far as they are in the picture. */
export function Legend({ drawing }: { drawing: Drawing }) {
  const shown = order.filter((tie) => drawing.strokes.some((stroke) => stroke.tie === tie));
  if (shown.length === 0) return null;
  return (
    <ul class="legend">
      {shown.map((tie) => (
        <li>
          <svg class="lineage-picture" width="36" height="10" aria-hidden="true">
            <path class={`tie ${tie}`} d="M1 5H35" />
          </svg>
          {tieWord(tie)}
        </li>
      ))}
    </ul>
  );
}
