import { type MessageName, say } from '../../../../messages/index.ts';
import type { SpaceView } from '../../../../workplace/spaces/index.ts';
import type { EvidencePack, PackedWager } from '../../../../workplace/wagers/index.ts';
import type { ValueSummary } from '../../../../workplace/wagers/value-model/index.ts';
import { formatDay } from '../../layout/time.tsx';
import { getPersonName } from '../core/person-link.tsx';
import { formatLessonTitle, formatPromise } from '../core/wager-text.ts';
import { formatSupport, formatValue, type ValueSummaries } from '../value-model/value-section.tsx';
import {
  countVerdicts,
  formatNoWagers,
  formatResults,
  formatStakes,
  formatTotalStakes,
  groupByClosed,
} from './evidence-text.ts';

interface Props {
  pack: EvidencePack;
  /** What each is thought to be worth, by its id. */
  worths: ValueSummaries;
  filter: { space?: string | undefined; year?: number | undefined };
  spaces: readonly SpaceView[];
  name: string;
  at: Date;
  zone: string;
}

/** One page for those who decide: what was placed, won, lost and learned, and what it cost. */
export function EvidencePage({ pack, worths, filter, spaces, name, at, zone }: Props) {
  const { closed, open } = groupByClosed(pack);
  return (
    <div class="evidence">
      <p class="kicker">
        <a href="/wagers">{say('wagers.title')}</a>
      </p>
      <h1>{say('evidence.title')}</h1>
      <p class="lead">{say('evidence.lead', { name, day: formatDay(at, zone) })}</p>
      <EvidenceFilterForm filter={filter} spaces={spaces} at={at} />
      {pack.wagers.length === 0 ? (
        <p class="empty">{formatNoWagers(filter.year)}</p>
      ) : (
        <>
          <VerdictCounts pack={pack} />
          <WagerGroup id="closed" wagers={closed} {...{ worths, zone }} />
          <WagerGroup id="open" wagers={open} {...{ worths, zone }} />
          {pack.more ? <p class="quiet">{say('evidence.more')}</p> : null}
          <p class="quiet">{say('evidence.means')}</p>
        </>
      )}
    </div>
  );
}

function VerdictCounts({ pack }: { pack: EvidencePack }) {
  return (
    <>
      <dl class="tally">
        {countVerdicts(pack).map(({ name, n }) => (
          <div>
            <dt>{say(`evidence.${name}`)}</dt>
            <dd>{n}</dd>
          </div>
        ))}
      </dl>
      <p class="cost">{formatTotalStakes(pack)}</p>
    </>
  );
}

function EvidenceFilterForm({ filter, spaces, at }: Pick<Props, 'filter' | 'spaces' | 'at'>) {
  const now = at.getUTCFullYear();
  const asked = new URLSearchParams();
  if (filter.space) asked.set('space', filter.space);
  if (filter.year) asked.set('year', String(filter.year));
  const pdf = `/wagers/evidence.pdf${asked.size > 0 ? `?${asked}` : ''}`;
  return (
    <form action="/wagers/evidence" class="board-filter">
      <label>
        <span class="visually-hidden">{say('entry.spaceLabel')}</span>
        <select name="space">
          <option value="">{say('wagers.allSpaces')}</option>
          {spaces.map(({ name, title }) => (
            <option value={name} selected={name === filter.space}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span class="visually-hidden">{say('evidence.year')}</span>
        <select name="year">
          <option value="">{say('evidence.allYears')}</option>
          {Array.from({ length: 10 }, (_, i) => now - i).map((year) => (
            <option value={year} selected={year === filter.year}>
              {year}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="button plain">
        {say('wagers.narrow')}
      </button>
      <a href={pdf}>{say('evidence.pdf')}</a>
    </form>
  );
}

/** What of them is told: how they came out, or how far they are. */
const outcomeHeadings = { closed: 'evidence.came', open: 'evidence.stands' } as const;

interface WagerGroupProps {
  id: 'closed' | 'open';
  wagers: readonly PackedWager[];
  worths: ValueSummaries;
  zone: string;
}

function WagerGroup({ id, wagers, worths, zone }: WagerGroupProps) {
  if (wagers.length === 0) return null;
  const came = outcomeHeadings[id];
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{say(`evidence.${id}`)}</h2>
      <div class="wide">
        <table class="pack">
          <thead>
            <tr>
              <th scope="col">{say('evidence.wager')}</th>
              <th scope="col">{say(came)}</th>
              <th scope="col">{say('evidence.staked')}</th>
              <th scope="col">{say('evidence.worth')}</th>
            </tr>
          </thead>
          <tbody>
            {wagers.map((wager) => (
              <WagerRow wager={wager} worth={worths.get(wager.id)} {...{ came, zone }} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface WagerRowProps {
  wager: PackedWager;
  worth: ValueSummary | undefined;
  came: MessageName;
  zone: string;
}

function WagerRow({ wager, worth, came, zone }: WagerRowProps) {
  const { path, title, verdict, stage, closedAt, learned, owner } = wager;
  return (
    <tr>
      <th scope="row">
        <a href={path}>{title}</a>
        <p class="quiet">{formatPromise(wager)}</p>
        <p class="quiet">{getPersonName(owner)}</p>
      </th>
      <td data-of={say(came)}>
        <b class={`came ${verdict ?? 'open'}`}>
          {verdict ? say(`wager.verdict.${verdict}`) : say(`wager.stage.${stage}`)}
        </b>
        {closedAt ? <span class="quiet"> {formatDay(closedAt, zone)}</span> : null}
        {formatResults(wager, zone).map((line) => (
          <p>{line}</p>
        ))}
        {learned ? (
          <p>
            {say('wager.learned')} <a href={learned.path}>{formatLessonTitle(learned.title)}</a>
          </p>
        ) : null}
      </td>
      <td data-of={say('evidence.staked')}>{formatStakes([wager])}</td>
      <td data-of={say('evidence.worth')}>
        {worth ? (
          <>
            {formatValue(worth)} <p class="quiet">{formatSupport(worth)}</p>
          </>
        ) : null}
      </td>
    </tr>
  );
}
