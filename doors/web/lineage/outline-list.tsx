import { say } from '../../../messages/index.ts';
import { Time } from '../layout/time.tsx';
import { hostOf, kindOf } from './drawing.ts';
import type { Item, Way } from './outline.ts';

interface Props {
  items: readonly Item[];
  way: Way;
  zone: string;
}

export function OutlineList({ items, way, zone }: Props) {
  return (
    <ul>
      {items.map((item) => (
        <li>
          <Work item={item} />
          {item.elsewhere === 'seeAbove' || item.elsewhere === 'seeBelow' ? null : (
            <About item={item} way={way} zone={zone} />
          )}
          {item.items.length > 0 ? <OutlineList items={item.items} way={way} zone={zone} /> : null}
        </li>
      ))}
    </ul>
  );
}

function Work({ item: { node, elsewhere } }: { item: Item }) {
  const outside = node.type === 'page';
  return (
    <>
      <a
        class={node.standing === 'superseded' ? 'superseded' : undefined}
        href={node.path}
        rel={outside ? 'nofollow ugc noopener' : undefined}
      >
        {node.title}
      </a>
      {elsewhere ? <span class="quiet"> ({say(`lineage.${elsewhere}`)})</span> : null}
    </>
  );
}

function About({ item, way, zone }: { item: Item; way: Way; zone: string }) {
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
