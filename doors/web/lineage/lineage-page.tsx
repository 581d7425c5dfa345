import { say } from '../../../messages/index.ts';
import type { LineageGraph } from '../../../workplace/lineage/graph.ts';
import { type Drawing, draw } from './drawing.ts';
import { Legend } from './legend.tsx';
import { type Beyond, few, type Near, nameOf, nearOf } from './near.ts';
import { countOf, type Item, outlineOf, type Way } from './outline.ts';
import { OutlineList } from './outline-list.tsx';
import { Picture } from './picture.tsx';

interface Props {
  graph: LineageGraph;
  zone: string;
  /** What the reader has opened so far. */
  opened: readonly Beyond[];
}

/** A work's lineage: what is near to be seen, and all of it to be read. */
export function LineagePage({ graph, zone, opened }: Props) {
  const root = graph.nodes[0]!;
  const before = outlineOf(graph, 'before');
  const after = outlineOf(graph, 'after');
  const counts = { sources: countOf(graph, before), uses: countOf(graph, after) };
  const alone = graph.nodes.length === 1;
  const side = { graph, zone, open: graph.nodes.length <= few };
  return (
    <>
      <p class="kicker">
        <a href={root.path}>{say('form.back')}</a>
      </p>
      <h1>{say('lineage.title', { title: root.title })}</h1>
      <p class="lead">{alone ? say('lineage.alone') : say('lineage.lead', counts)}</p>
      {graph.more ? <p class="why">{say('lineage.more', { n: graph.nodes.length })}</p> : null}
      <Seen graph={graph} zone={zone} opened={opened} />
      {alone ? null : (
        <section class="outline" id="outline" aria-labelledby="outline-title" tabindex={-1}>
          <h2 class="list-title" id="outline-title">
            {say('lineage.outline')}
          </h2>
          <Side way="before" items={before} {...side} />
          <Side way="after" items={after} {...side} />
        </section>
      )}
      <TakeAlong id={root.id} />
    </>
  );
}

function Seen({ graph, zone, opened }: Props) {
  const near = nearOf(graph, opened);
  const drawing = draw(near, zone);
  const { title } = graph.nodes[0]!;
  const kept = opened.map((one) => `open=${encodeURIComponent(nameOf(one))}&`).join('');
  return (
    <figure class="lineage-figure">
      {graph.nodes.length > 1 ? <How near={near} drawing={drawing} opened={opened} /> : null}
      <lineage-picture>
        <section class="lineage-view" aria-label={say('lineage.picture')} tabindex={0}>
          <Start before={drawing.before} />
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
function Start({ before }: { before: number }) {
  return (
    <div class="lineage-start" aria-hidden="true">
      {Array.from({ length: before + 1 }, () => (
        <i />
      ))}
    </div>
  );
}

/** How to read the picture, and to move about in it. */
function How({ near, drawing, opened }: { near: Near; drawing: Drawing; opened: Props['opened'] }) {
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

interface SideProps {
  way: Way;
  items: Item[];
  graph: LineageGraph;
  zone: string;
  open: boolean;
}

function Side({ items, ...props }: SideProps) {
  const words = {
    before: { title: say('lineage.cameFrom'), none: say('lineage.nothingBefore') },
    after: { title: say('lineage.cameOf'), none: say('lineage.nothingAfter') },
  }[props.way];
  return (
    <>
      <h3>{words.title}</h3>
      {items.length === 0 ? <p class="quiet">{words.none}</p> : null}
      <OutlineList items={items} {...props} />
    </>
  );
}

function TakeAlong({ id }: { id: string }) {
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
