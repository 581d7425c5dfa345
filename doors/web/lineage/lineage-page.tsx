import { say } from '../../../messages/index.ts';
import type { LineageGraph } from '../../../workplace/lineage/index.ts';
import { Legend } from './legend.tsx';
import { drawLineage, type LineageDrawing } from './lineage-drawing.ts';
import {
  formatOpened,
  type GatheringPoint,
  MAX_DRAWN_WHOLE,
  type NearbyLineage,
  selectNearby,
} from './nearby-lineage.ts';
import { buildOutline, countWorks, type OutlineItem, type OutlineSide } from './outline.ts';
import { OutlineList } from './outline-list.tsx';
import { Picture } from './picture.tsx';

interface Props {
  graph: LineageGraph;
  zone: string;
  /** What the reader has opened so far. */
  opened: readonly GatheringPoint[];
}

/** A work's lineage: what is near to be seen, and all of it to be read. */
export function LineagePage({ graph, zone, opened }: Props) {
  const root = graph.nodes[0]!;
  const before = buildOutline(graph, 'before');
  const after = buildOutline(graph, 'after');
  const counts = { sources: countWorks(graph, before), uses: countWorks(graph, after) };
  const alone = graph.nodes.length === 1;
  const props = { graph, zone, isOpen: graph.nodes.length <= MAX_DRAWN_WHOLE };
  return (
    <>
      <p class="kicker">
        <a href={root.path}>{say('form.back')}</a>
      </p>
      <h1>{say('lineage.title', { title: root.title })}</h1>
      <p class="lead">{alone ? say('lineage.alone') : say('lineage.lead', counts)}</p>
      {graph.more ? <p class="why">{say('lineage.more', { n: graph.nodes.length })}</p> : null}
      <PictureSection graph={graph} zone={zone} opened={opened} />
      {alone ? null : (
        <section class="outline" id="outline" aria-labelledby="outline-title" tabindex={-1}>
          <h2 class="list-title" id="outline-title">
            {say('lineage.outline')}
          </h2>
          <OutlineColumn side="before" items={before} {...props} />
          <OutlineColumn side="after" items={after} {...props} />
        </section>
      )}
      <Downloads id={root.id} />
    </>
  );
}

function PictureSection({ graph, zone, opened }: Props) {
  const near = selectNearby(graph, opened);
  const drawing = drawLineage(near, zone);
  const { title } = graph.nodes[0]!;
  const kept = opened.map((one) => `open=${encodeURIComponent(formatOpened(one))}&`).join('');
  return (
    <figure class="lineage-figure">
      {graph.nodes.length > 1 ? (
        <PictureHelp near={near} drawing={drawing} opened={opened} />
      ) : null}
      <lineage-picture>
        <section class="lineage-view" aria-label={say('lineage.picture')} tabindex={0}>
          <ScrollStart before={drawing.columnsBeforeRoot} />
          <Picture
            drawing={drawing}
            label={say('lineage.pictureOf', { title })}
            opened={`?${kept}`}
          />
        </section>
      </lineage-picture>
    </figure>
  );
}

/** Leads to the column in which scrolling begins. */
function ScrollStart({ before }: { before: number }) {
  return (
    <div class="lineage-start" aria-hidden="true">
      {Array.from({ length: before + 1 }, () => (
        <i />
      ))}
    </div>
  );
}

/** How to read the picture, and to move about in it. */
function PictureHelp({
  near,
  drawing,
  opened,
}: {
  near: NearbyLineage;
  drawing: LineageDrawing;
  opened: Props['opened'];
}) {
  return (
    <figcaption class="quiet">
      <p>
        {say('lineage.how')} {near.gatherings.length > 0 ? say('lineage.near') : null}
      </p>
      <p class="lineage-ways">
        <a href={`#work-${near.graph.root}`}>{say('lineage.toRoot')}</a>
        {opened.length > 0 ? <a href="?">{say('lineage.onlyNear')}</a> : null}
        <a href="#outline">{say('lineage.past')}</a>
      </p>
      <Legend drawing={drawing} />
    </figcaption>
  );
}

interface OutlineColumnProps {
  side: OutlineSide;
  items: OutlineItem[];
  graph: LineageGraph;
  zone: string;
  isOpen: boolean;
}

function OutlineColumn({ items, ...props }: OutlineColumnProps) {
  const words = {
    before: { title: say('lineage.cameFrom'), none: say('lineage.nothingBefore') },
    after: { title: say('lineage.cameOf'), none: say('lineage.nothingAfter') },
  }[props.side];
  return (
    <>
      <h3>{words.title}</h3>
      {items.length === 0 ? <p class="quiet">{words.none}</p> : null}
      <OutlineList items={items} {...props} />
    </>
  );
}

function Downloads({ id }: { id: string }) {
  return (
    <section aria-labelledby="take">
      <h2 class="list-title" id="take">
        {say('lineage.take')}
      </h2>
      <ul class="take">
        <li>
          <a href={`/entries/${id}/lineage.svg`}>{say('lineage.takePicture')}</a>
        </li>
        <li>
          <a href={`/entries/${id}/provenance.json`}>{say('lineage.takeProvenance')}</a>
        </li>
        <li>
          <a href={`/entries/${id}/sources.zip`}>{say('lineage.takeSources')}</a>
        </li>
      </ul>
    </section>
  );
}
