import { raw } from 'hono/html';
import { type Card, cardWidth, type Drawing, type Stroke } from './drawing.ts';
import { tieWord } from './ties.ts';

interface Props {
  drawing: Drawing;
  label: string;
  /** The style of a picture that stands by itself, and the address that its links need. */
  alone?: { style: string; origin: string };
}

/** A lineage as SVG: lines first, then the works as links, in the order in which one reads them. */
export function Picture({ drawing, label, alone }: Props) {
  const { cards, strokes, width, height } = drawing;
  const size = { width, height, viewBox: `0 0 ${width} ${height}` };
  return (
    // biome-ignore lint/a11y/useSemanticElements: within a picture there is no element for a group of links
    <svg
      xmlns="http://www.w3.org/2000/svg"
      class="lineage-picture"
      role="group"
      aria-label={label}
      {...size}
    >
      {alone ? <title>{label}</title> : null}
      {alone ? <style>{raw(alone.style)}</style> : null}
      {alone ? <rect class="sheet" width={width} height={height} /> : null}
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: lines are not focusable; the outline says what they say */}
      <g aria-hidden="true">
        {strokes.map((stroke) => (
          <Line stroke={stroke} />
        ))}
      </g>
      {cards.map((card) => (
        <Work card={card} origin={alone?.origin ?? ''} />
      ))}
    </svg>
  );
}

function Line({ stroke: { older, newer, tie, path, word } }: { stroke: Stroke }) {
  return (
    <>
      <path class={`tie ${tie}`} d={path} data-older={older} data-newer={newer} />
      {word ? (
        <text class="word" x={word.x} y={word.y + 4} text-anchor="middle">
          {tieWord(tie)}
        </text>
      ) : null}
    </>
  );
}

function Work({ card, origin }: { card: Card; origin: string }) {
  const { node, root, x, y, height, title } = card;
  const kind = ['work', node.type, node.standing, root ? 'root' : null].filter(Boolean).join(' ');
  const outside = node.type === 'page';
  return (
    <a
      class={kind}
      id={`work-${node.id}`}
      data-work={node.id}
      href={outside ? node.path : origin + node.path}
      rel={outside ? 'nofollow ugc noopener' : undefined}
      aria-current={root ? 'true' : undefined}
    >
      <title>{card.said}</title>
      <rect class="card" x={x} y={y} width={cardWidth} height={height} rx="6" />
      <text class="name" x={x + 12} y={y + 23}>
        {title.map((line, i) => (
          <tspan x={x + 12} dy={i === 0 ? undefined : 18}>
            {line}
          </tspan>
        ))}
      </text>
      <text class="detail" x={x + 12} y={y + height - 26}>
        {card.about}
      </text>
      <text class="detail" x={x + 12} y={y + height - 11}>
        {card.author}
      </text>
    </a>
  );
}
