import { raw } from 'hono/html';
import { say } from '../../../messages/index.ts';
import { CARD_WIDTH, type CardFoot, FOOT_HEIGHT, type LineageCard } from './cards.ts';
import type { LineageDrawing, LineageStroke } from './lineage-drawing.ts';

interface Props {
  drawing: LineageDrawing;
  label: string;
  /** The style of a picture that stands by itself, and the address that its links need. */
  standalone?: { style: string; origin: string };
  /** What the address of the page says already, to which an opened gathering is added. */
  opened?: string;
}

/** A lineage as SVG: lines first, then the works as links, in the order in which one reads them. */
export function Picture({ drawing, label, standalone, opened = '?' }: Props) {
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
      {standalone ? <title>{label}</title> : null}
      {standalone ? <style>{raw(standalone.style)}</style> : null}
      {standalone ? <rect class="sheet" width={width} height={height} /> : null}
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: lines are not focusable; the outline says what they say */}
      <g aria-hidden="true">
        {strokes.map((stroke) => (
          <StrokeLine stroke={stroke} />
        ))}
      </g>
      {cards.map((card) => (
        <>
          <WorkCard card={card} origin={standalone?.origin ?? ''} />
          {card.feet.map((foot) => (
            <GatheringFoot card={card} foot={foot} opened={opened} />
          ))}
        </>
      ))}
    </svg>
  );
}

function StrokeLine({
  stroke: { older, newer, kind, path, labelPoint },
}: {
  stroke: LineageStroke;
}) {
  return (
    <>
      <path class={`tie ${kind}`} d={path} data-older={older} data-newer={newer} />
      {labelPoint && kind !== 'buildsOn' && kind !== 'saidIn' ? (
        <text class="word" x={labelPoint.x} y={labelPoint.y + 4}>
          {say(`lineage.line.${kind}`)}
        </text>
      ) : null}
    </>
  );
}

function WorkCard({ card, origin }: { card: LineageCard; origin: string }) {
  const { node, isRoot, x, y, height, title, isRightToLeft, feet } = card;
  const kind = ['work', node.type, node.status, isRoot ? 'root' : null].filter(Boolean).join(' ');
  const outside = node.type === 'page';
  const left = x + 12;
  const edge = isRightToLeft ? x + CARD_WIDTH - 12 : left;
  const foot = y + height - (feet.length > 0 ? FOOT_HEIGHT : 0);
  return (
    <a
      class={kind}
      id={`work-${node.id}`}
      data-work={node.id}
      href={outside ? node.path : origin + node.path}
      rel={outside ? 'nofollow ugc noopener' : undefined}
      aria-current={isRoot ? 'true' : undefined}
    >
      <title>{card.accessibleName}</title>
      <rect class="card" x={x} y={y} width={CARD_WIDTH} height={height} rx="6" />
      <text class={isRightToLeft ? 'name rtl' : 'name'} x={edge} y={y + 23}>
        {title.map((line, i) =>
          i === 0 ? (
            line
          ) : (
            <tspan x={edge} dy="18">
              {line}
            </tspan>
          ),
        )}
      </text>
      <text class="detail" x={left} y={foot - 26}>
        {card.kindAndDay}
      </text>
      <text class="detail" x={left} y={foot - 11}>
        {card.author}
      </text>
    </a>
  );
}

/** The foot of a work beyond which others lie: it leads to the same page with the nearest of them drawn. */
function GatheringFoot({
  card,
  foot,
  opened,
}: {
  card: LineageCard;
  foot: CardFoot;
  opened: string;
}) {
  const { nodeId, direction, name, label, accessibleName, width } = foot;
  const [x, y] = [card.x + foot.x, card.y + card.height - FOOT_HEIGHT];
  return (
    <a
      class={`gathered ${direction}`}
      data-of={nodeId}
      data-way={direction}
      href={`${opened}open=${encodeURIComponent(name)}#work-${nodeId}`}
    >
      <title>{accessibleName}</title>
      <rect class="foot" x={x} y={y} width={width} height={FOOT_HEIGHT} rx="6" />
      <text class="count" x={direction === 'uses' ? x + width - 12 : x + 12} y={y + 18}>
        {label}
      </text>
    </a>
  );
}
