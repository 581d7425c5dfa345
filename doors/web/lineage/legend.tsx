import type { LineageDrawing } from './lineage-drawing.ts';
import { getLineLabel, type LineKind } from './lineage-lines.ts';

const kindOrder: readonly LineKind[] = [
  'buildsOn',
  'departsFrom',
  'supersedes',
  'answers',
  'saidIn',
];

/** What the kinds of lines mean, as far as they are in the picture. */
export function Legend({ drawing }: { drawing: LineageDrawing }) {
  const shown = kindOrder.filter((tie) => drawing.strokes.some((stroke) => stroke.kind === tie));
  if (shown.length === 0) return null;
  return (
    <ul class="legend">
      {shown.map((tie) => (
        <li>
          <svg class="lineage-picture" width="36" height="10" aria-hidden="true">
            <path class={`tie ${tie}`} d="M1 5H35" />
          </svg>
          {getLineLabel(tie)}
        </li>
      ))}
    </ul>
  );
}
