import { raw } from 'hono/html';
import { say } from '../../../messages/index.ts';
import { type Card, cardWidth, type Foot, footHeight } from './cards.ts';
import type { Drawing, Stroke } from './drawing.ts';

interface Props {
  drawing: Drawing;
  label: string;
  /** The style of a picture that stands by itself, and the address that its links need. */
  alone?: { style: string; origin: string };
  /** What the address of the page says already, to which an opened gathering is added. */
  opened?: string;
}

/** A lineage as SVG: lines first, then the works as links, in the order in which one reads them. */
export function Picture({ drawing, label, alone, opened = '?' }: Props) {
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
        <>
          <Work card={card} origin={alone?.origin ?? ''} />
          {card.gathered.map((foot) => (
            <Gathered card={card} foot={foot} opened={opened} />
          ))}
        </>
      ))}
    </svg>
  );
}

function Line({ stroke: { older, newer, tie, path, word } }: { stroke: Stroke }) {
  return (
    <>
      <path class={`tie ${tie}`} d={path} data-older={older} data-newer={newer} />
      {word && tie !== 'buildsOn' && tie !== 'saidIn' ? (
        <text class="word" x={word.x} y={word.y + 4}>
          {say(`lineage.line.${tie}`)}
        </text>
      ) : null}
    </>
  );
}

function Work({ card, origin }: { card: Card; origin: string }) {
  const { node, root, x, y, height, title, rtl, gathered } = card;
  const kind = ['work', node.type, node.standing, root ? 'root' : null].filter(Boolean).join(' ');
  const outside = node.type === 'page';
  const left = x + 12;
  const edge = rtl ? x + cardWidth - 12 : left;
  const foot = y + height - (gathered.length > 0 ? footHeight : 0);
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
      <text class={rtl ? 'name rtl' : 'name'} x={edge} y={y + 23}>
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
        {card.about}
      </text>
      <text class="detail" x={left} y={foot - 11}>
        {card.author}
      </text>
    </a>
  );
}

/** The foot of a work beyond which others lie: it leads to the same page with the nearest of them drawn. */
function Gathered({ card, foot, opened }: { card: Card; foot: Foot; opened: string }) {
  const { of, way, name, word, said, width } = foot;
  const [x, y] = [card.x + foot.x, card.y + card.height - footHeight];
  return (
    <a
      class={`gathered ${way}`}
      data-of={of}
      data-way={way}
      href={`${opened}open=${encodeURIComponent(name)}#work-${of}`}
    >
      <title>{said}</title>
      <rect class="foot" x={x} y={y} width={width} height={footHeight} rx="6" />
      <text class="count" x={way === 'uses' ? x + width - 12 : x + 12} y={y + 18}>
        {word}
      </text>
    </a>
  );
}
