import type { Child } from 'hono/jsx';
import { say } from '../../../messages/index.ts';
import {
  type CompoundingMetrics,
  MIN_WORKS,
  type StaleSource,
} from '../../../workplace/library/index.ts';

interface Props {
  measures: CompoundingMetrics;
  space: { name: string; title: string } | null;
}

/** Four sentences with their figures, and what each does and does not say. */
export function CompoundingPage({ measures, space }: Props) {
  const title = space ? say('compounding.in', { space: space.title }) : say('compounding.title');
  return (
    <>
      <p class="kicker">
        <a href={space ? `/spaces/${space.name}` : '/library'}>{say('form.back')}</a>
      </p>
      <h1>{title}</h1>
      <p class="lead">{say('compounding.lead')}</p>
      {measures.works < MIN_WORKS ? (
        <p class="empty">{say('compounding.few', { n: measures.works })}</p>
      ) : (
        <Measures measures={measures} />
      )}
    </>
  );
}

function Measures({ measures }: { measures: CompoundingMetrics }) {
  return (
    <>
      <Measure title={say('compounding.shareHead')} what={say('compounding.shareWhat')}>
        <p class="figure">{describeShare(measures)}</p>
      </Measure>
      <Measure title={say('compounding.depthHead')} what={say('compounding.depthWhat')}>
        <p class="figure">{describeDepth(measures)}</p>
      </Measure>
      <Measure title={say('compounding.waitHead')} what={say('compounding.waitWhat')}>
        <p class="figure">{describeWait(measures)}</p>
      </Measure>
      <Measure title={say('compounding.staleHead')} what={say('compounding.staleWhat')}>
        <p class="figure">{say('compounding.stale', { n: measures.staleCount })}</p>
        <StaleSources stale={measures.stale} count={measures.staleCount} />
      </Measure>
    </>
  );
}

function Measure(props: { title: string; what: string; children: Child }) {
  return (
    <section class="measure">
      <h2>{props.title}</h2>
      {props.children}
      <p class="quiet">{props.what}</p>
    </section>
  );
}

function describeShare({ recent, recentBuilding }: CompoundingMetrics): string {
  if (recent === 0) return say('compounding.shareNone');
  return say('compounding.share', { all: recent, n: recentBuilding });
}

function describeDepth({ medianDepth, longestDepth }: CompoundingMetrics): string {
  if (medianDepth === null) return say('compounding.depthNone');
  return say('compounding.depth', { median: medianDepth, longest: longestDepth });
}

function describeWait({ works, used, medianDaysToFirstUse: days }: CompoundingMetrics): string {
  if (days === null) return say('compounding.waitNone');
  const time = say('compounding.days', { n: Math.floor(days) });
  return say('compounding.wait', { works, used, time });
}

function StaleSources({ stale, count }: { stale: readonly StaleSource[]; count: number }) {
  if (stale.length === 0) return null;
  return (
    <ul class="rows">
      {stale.map(({ path, title, why, uses }) => (
        <li>
          <span>
            <a href={path}>{title}</a> <span class="quiet">{say(`compounding.${why}`)}</span>
          </span>
          <span class="quiet">{say('library.uses', { n: uses })}</span>
        </li>
      ))}
      {count > stale.length ? (
        <li class="quiet">{say('compounding.staleMore', { n: count - stale.length })}</li>
      ) : null}
    </ul>
  );
}
