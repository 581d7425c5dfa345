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
  /** Where those works stand in full to which something points, as short as it can be. */
  places: ReadonlyMap<string, string>;
}

type Props = Omit<Outlined, 'places'> & { items: readonly Item[] };

/** More than so many beside each other are read by whoever opens them. */
const most = 8;

/** One side of a lineage in words: each work with what lies behind it folded away, unless it is short. */
export function OutlineList({ items, ...props }: Props) {
  const pointed = [...pointedTo(items)];
  const places = new Map(pointed.map((id, i) => [id, `${props.way}-${i}`]));
  return <Works items={items} of={{ ...props, places }} />;
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
  if (elsewhere === 'seeAbove' || elsewhere === 'seeBelow') return <Again item={item} of={of} />;
  return (
    <li id={elsewhere === null ? of.places.get(node.id) : undefined}>
      <a
        class={node.standing === 'superseded' ? 'superseded' : undefined}
        href={node.path}
        rel={node.type === 'page' ? 'nofollow ugc noopener' : undefined}
      >
        {node.title}
      </a>
      {elsewhere ? <GoesOn item={item} of={of} /> : null}
      <About item={item} of={of} />
      {items.length > 0 ? (
        <details open={of.open}>
          <summary>{say(`lineage.below.${of.way}`, { n: countOf(of.graph, items) })}</summary>
          <Works items={items} of={of} />
        </details>
      ) : null}
    </li>
  );
}

/** A work that stands in full elsewhere: it leads there. */
function Again({ item: { node, tie, elsewhere }, of }: { item: Item; of: Outlined }) {
  const said = tie === null || tie === 'buildsOn' ? null : say(`lineage.${of.way}.${tie}`);
  const where = say(elsewhere === 'seeBelow' ? 'lineage.seeBelow' : 'lineage.seeAbove');
  return (
    <li>
      <a href={`#${of.places.get(node.id)}`}>{node.title}</a> ({said ? `${said}; ` : null}
      {where})
    </li>
  );
}

function GoesOn({ item: { node }, of }: { item: Item; of: Outlined }) {
  return (
    <>
      {' ('}
      <a href={`#${of.places.get(node.id)}`}>{say('lineage.goesOn')}</a>)
    </>
  );
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
