import { say } from '../../../messages/index.ts';
import type { LineageGraph } from '../../../workplace/lineage/graph.ts';
import { type Drawing, draw } from './drawing.ts';
import { Legend } from './legend.tsx';
import { countOf, type Item, outlineOf, type Way } from './outline.ts';
import { OutlineList } from './outline-list.tsx';
import { Picture } from './picture.tsx';

interface Props {
  graph: LineageGraph;
  zone: string;
}

/** A work's whole lineage: first to be seen, then to be read. */
export function LineagePage({ graph, zone }: Props) {
  const root = graph.nodes[0]!;
  const before = outlineOf(graph, 'before');
  const after = outlineOf(graph, 'after');
  const counts = { sources: countOf(graph, before), uses: countOf(graph, after) };
  const alone = graph.nodes.length === 1;
  return (
    <>
      <p class="kicker">
        <a href={root.path}>{say('form.back')}</a>
      </p>
      <h1>{say('lineage.title', { title: root.title })}</h1>
      <p class="lead">{alone ? say('lineage.alone') : say('lineage.lead', counts)}</p>
      {graph.more ? <p class="why">{say('lineage.more', { n: graph.nodes.length })}</p> : null}
      <Seen drawing={draw(graph, zone)} title={root.title} root={root.id} />
      {alone ? null : (
        <section class="outline" id="outline" aria-labelledby="outline-title" tabindex={-1}>
          <h2 class="list-title" id="outline-title">
            {say('lineage.outline')}
          </h2>
          <Side way="before" items={before} zone={zone} />
          <Side way="after" items={after} zone={zone} />
        </section>
      )}
      <TakeAlong id={root.id} />
    </>
  );
}

function Seen({ drawing, title, root }: { drawing: Drawing; title: string; root: string }) {
  const many = drawing.cards.length > 1;
  const label = say('lineage.pictureOf', { title });
  return (
    <figure class="lineage-figure">
      {many ? (
        <figcaption class="quiet">
          {say('lineage.how')} <a href={`#work-${root}`}>{say('lineage.toRoot')}</a>{' '}
          <a href="#outline">{say('lineage.past')}</a>
        </figcaption>
      ) : null}
      <lineage-picture>
        <section class="lineage-view" aria-label={say('lineage.picture')} tabindex={0}>
          <Picture drawing={drawing} label={label} />
        </section>
      </lineage-picture>
      <Legend drawing={drawing} />
    </figure>
  );
}

function Side({ way, items, zone }: { way: Way; items: Item[]; zone: string }) {
  const words = {
    before: { title: say('lineage.cameFrom'), none: say('lineage.nothingBefore') },
    after: { title: say('lineage.cameOf'), none: say('lineage.nothingAfter') },
  }[way];
  return (
    <>
      <h3>{words.title}</h3>
      {items.length === 0 ? <p class="quiet">{words.none}</p> : null}
      <OutlineList items={items} way={way} zone={zone} />
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
