import { say } from '../../../messages/index.ts';
import type { LineageGraph } from '../../../workplace/lineage/index.ts';
import { Time } from '../layout/time.tsx';
import { getKindLabel, parseHost } from './cards.ts';
import { collectReferenced, countWorks, type OutlineItem, type OutlineSide } from './outline.ts';

/** What all lists of an outline have in common. */
interface OutlineContext {
  graph: LineageGraph;
  side: OutlineSide;
  zone: string;
  /** Whether all of it lies open, since it is short. */
  isOpen: boolean;
  /** Where those works stand in full to which something points, as short as it can be. */
  anchors: ReadonlyMap<string, string>;
}

type Props = Omit<OutlineContext, 'anchors'> & { items: readonly OutlineItem[] };

/** More than so many beside each other are read by whoever opens them. */
const MAX_SHOWN = 8;

/** One side of a lineage in words: each work with what lies behind it folded away, unless it is short. */
export function OutlineList({ items, ...props }: Props) {
  const pointed = [...collectReferenced(items)];
  const anchors = new Map(pointed.map((id, i) => [id, `${props.side}-${i}`]));
  return <OutlineItems items={items} context={{ ...props, anchors }} />;
}

function OutlineItems({
  items,
  context,
}: {
  items: readonly OutlineItem[];
  context: OutlineContext;
}) {
  const cut = context.isOpen || items.length <= MAX_SHOWN + 1 ? items.length : MAX_SHOWN;
  const rest = items.slice(cut);
  return (
    <>
      <ul>
        {items.slice(0, cut).map((item) => (
          <OutlineWork item={item} context={context} />
        ))}
      </ul>
      {rest.length > 0 ? (
        <details>
          <summary>{say('lineage.moreOf', { n: rest.length })}</summary>
          <ul>
            {rest.map((item) => (
              <OutlineWork item={item} context={context} />
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

function OutlineWork({ item, context }: { item: OutlineItem; context: OutlineContext }) {
  const { node, elsewhere, items } = item;
  if (elsewhere === 'seeAbove' || elsewhere === 'seeBelow')
    return <SeeElsewhere item={item} context={context} />;
  return (
    <li id={elsewhere === null ? context.anchors.get(node.id) : undefined}>
      <a
        class={node.status === 'superseded' ? 'superseded' : undefined}
        href={node.path}
        rel={node.type === 'page' ? 'nofollow ugc noopener' : undefined}
      >
        {node.title}
      </a>
      {elsewhere ? <ContinuedLink item={item} context={context} /> : null}
      <WorkDetails item={item} context={context} />
      {items.length > 0 ? (
        <details open={context.isOpen}>
          <summary>
            {say(`lineage.below.${context.side}`, { n: countWorks(context.graph, items) })}
          </summary>
          <OutlineItems items={items} context={context} />
        </details>
      ) : null}
    </li>
  );
}

/** A work that stands in full elsewhere: it leads there. */
function SeeElsewhere({
  item: { node, lineKind, elsewhere },
  context,
}: {
  item: OutlineItem;
  context: OutlineContext;
}) {
  const said =
    lineKind === null || lineKind === 'buildsOn'
      ? null
      : say(`lineage.${context.side}.${lineKind}`);
  const where = say(elsewhere === 'seeBelow' ? 'lineage.seeBelow' : 'lineage.seeAbove');
  return (
    <li>
      <a href={`#${context.anchors.get(node.id)}`}>{node.title}</a> ({said ? `${said}; ` : null}
      {where})
    </li>
  );
}

function ContinuedLink({
  item: { node },
  context,
}: {
  item: OutlineItem;
  context: OutlineContext;
}) {
  return (
    <>
      {' ('}
      <a href={`#${context.anchors.get(node.id)}`}>{say('lineage.goesOn')}</a>)
    </>
  );
}

function WorkDetails({
  item,
  context: { side, zone },
}: {
  item: OutlineItem;
  context: OutlineContext;
}) {
  const { node, lineKind, reasons } = item;
  const who =
    node.type === 'page' ? parseHost(node.path) : (node.author ?? say('lineage.somebody'));
  return (
    <>
      <span class="detail">
        {lineKind === null || lineKind === 'buildsOn' ? null : (
          <b>{say(`lineage.${side}.${lineKind}`)} · </b>
        )}
        {getKindLabel(node)} · {who}
        {node.at ? (
          <>
            {' · '}
            <Time at={node.at} zone={zone} day />
          </>
        ) : null}
        {node.status ? ` · ${say(`lineage.${node.status}`)}` : null}
      </span>
      {reasons.map((reason) => (
        <span class="reason">{reason}</span>
      ))}
    </>
  );
}
