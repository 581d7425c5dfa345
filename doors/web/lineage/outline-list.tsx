import { say } from '../../../messages/index.ts';
import type { LineageGraph } from '../../../workplace/lineage/graph.ts';
import { Time } from '../layout/time.tsx';
import { hostOf, kindOf } from './cards.ts';
import { countOf, type Item, pointedTo, type Way } from './outline.ts';

/** What all lists of an outline have in common. */
interface Outlined {
  graph: LineageGraph;
  way: Way;
  zone: string;
  /** Whether all of it lies open, since it is short. */
  open: boolean;
  pointed: ReadonlySet<string>;
}

type Props = Omit<Outlined, 'pointed'> & { items: readonly Item[] };

/** More than so many beside each other are read by whoever opens them. */
const most = 8;

/** One side of a lineage in words: each work with what lies behind it folded away, unless it is short. */
export function OutlineList({ items, ...props }: Props) {
  return <Works items={items} of={{ ...props, pointed: pointedTo(items) }} />;
}

function Works({ items, of }: { items: readonly Item[]; of: Outlined }) {
  const cut = of.open || items.length <= most + 1 ? items.length : most;
  const rest = items.slice(cut);
  return (
    <>
      <ul>
        {items.slice(0, cut).map((item) => (
          <Work item={item} of={of} />
        ))}
      </ul>
      {rest.length > 0 ? (
        <details>
          <summary>{say('lineage.moreOf', { n: rest.length })}</summary>
          <ul>
            {rest.map((item) => (
              <Work item={item} of={of} />
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

function Work({ item, of }: { item: Item; of: Outlined }) {
  const { node, elsewhere, items } = item;
  const here = elsewhere === null && of.pointed.has(node.id);
  return (
    <li id={here ? placeOf(item, of.way) : undefined}>
      <Named item={item} way={of.way} />
      {elsewhere === 'seeAbove' || elsewhere === 'seeBelow' ? null : <About item={item} of={of} />}
      {items.length > 0 ? (
        <details open={of.open}>
          <summary>{say(`lineage.below.${of.way}`, { n: countOf(of.graph, items) })}</summary>
          <Works items={items} of={of} />
        </details>
      ) : null}
    </li>
  );
}

function Named({ item, way }: { item: Item; way: Way }) {
  const { node, elsewhere } = item;
  return (
    <>
      <a
        dir="auto"
        class={node.standing === 'superseded' ? 'superseded' : undefined}
        href={node.path}
        rel={node.type === 'page' ? 'nofollow ugc noopener' : undefined}
      >
        {node.title}
      </a>
      {elsewhere ? (
        <span class="quiet">
          {' ('}
          <a href={`#${placeOf(item, way)}`}>{say(`lineage.${elsewhere}`)}</a>)
        </span>
      ) : null}
    </>
  );
}

/** Where a work stands in full, in an outline with two sides. */
function placeOf({ node }: Item, way: Way): string {
  return `${way}-${encodeURIComponent(node.id)}`;
}

function About({ item, of: { way, zone } }: { item: Item; of: Outlined }) {
  const { node, tie, reasons } = item;
  const who = node.type === 'page' ? hostOf(node.path) : (node.author ?? say('lineage.somebody'));
  return (
    <>
      <span class="detail">
        {tie === null || tie === 'buildsOn' ? null : <b>{say(`lineage.${way}.${tie}`)} · </b>}
        {kindOf(node)} · {who}
        {node.at ? (
          <>
            {' · '}
            <Time at={node.at} zone={zone} day />
          </>
        ) : null}
        {node.standing ? ` · ${say(`lineage.${node.standing}`)}` : null}
      </span>
      {reasons.map((reason) => (
        <span class="reason">{reason}</span>
      ))}
    </>
  );
}
