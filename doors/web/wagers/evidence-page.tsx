import { type MessageName, say } from '../../../messages/index.ts';
import type { SpaceView } from '../../../workplace/spaces/index.ts';
import type { EvidencePack, PackedWager } from '../../../workplace/wagers/index.ts';
import type { WorthInShort } from '../../../workplace/wagers/worth/index.ts';
import { dayText } from '../layout/time.tsx';
import { costOf, costsOf, groupsOf, resultsOf, sayNone, tallyOf } from './packed.ts';
import { lessonTitle, sayPromise } from './saying.ts';
import { nameOf } from './someone.tsx';
import { sayStanding, sayWorth, type Worths } from './worth.tsx';

interface Props {
  pack: EvidencePack;
  /** What each is thought to be worth, by its id. */
  worths: Worths;
  filter: { space?: string | undefined; year?: number | undefined };
  spaces: readonly SpaceView[];
  name: string;
  at: Date;
  zone: string;
}

/** One page for those who decide: what was placed, won, lost and learned, and what it cost. */
export function EvidencePage({ pack, worths, filter, spaces, name, at, zone }: Props) {
  const { closed, open } = groupsOf(pack);
  return (
    <div class="evidence">
      <p class="kicker">
        <a href="/wagers">{say('wagers.title')}</a>
      </p>
      <h1>{say('evidence.title')}</h1>
      <p class="lead">{say('evidence.lead', { name, day: dayText(at, zone) })}</p>
      <Choose filter={filter} spaces={spaces} at={at} />
      {pack.wagers.length === 0 ? (
        <p class="empty">{sayNone(filter.year)}</p>
      ) : (
        <>
          <Tallies pack={pack} />
          <Group id="closed" wagers={closed} {...{ worths, zone }} />
          <Group id="open" wagers={open} {...{ worths, zone }} />
          {pack.more ? <p class="quiet">{say('evidence.more')}</p> : null}
          <p class="quiet">{say('evidence.means')}</p>
        </>
      )}
    </div>
  );
}

function Tallies({ pack }: { pack: EvidencePack }) {
  return (
    <>
      <dl class="tally">
        {tallyOf(pack).map(({ name, n }) => (
          <div>
            <dt>{say(`evidence.${name}`)}</dt>
            <dd>{n}</dd>
          </div>
        ))}
      </dl>
      <p class="cost">{costsOf(pack)}</p>
    </>
  );
}

function Choose({ filter, spaces, at }: Pick<Props, 'filter' | 'spaces' | 'at'>) {
  const now = at.getUTCFullYear();
  const asked = new URLSearchParams();
  if (filter.space) asked.set('space', filter.space);
  if (filter.year) asked.set('year', String(filter.year));
  const pdf = `/wagers/evidence.pdf${asked.size > 0 ? `?${asked}` : ''}`;
  return (
    <form action="/wagers/evidence" class="narrow-board">
      <label>
        <span class="unseen">{say('entry.spaceLabel')}</span>
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
        <span class="unseen">{say('evidence.year')}</span>
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
const cameOf = { closed: 'evidence.came', open: 'evidence.stands' } as const;

interface GroupProps {
  id: 'closed' | 'open';
  wagers: readonly PackedWager[];
  worths: Worths;
  zone: string;
}

function Group({ id, wagers, worths, zone }: GroupProps) {
  if (wagers.length === 0) return null;
  const came = cameOf[id];
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
              <Row wager={wager} worth={worths.get(wager.id)} {...{ came, zone }} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface RowProps {
  wager: PackedWager;
  worth: WorthInShort | undefined;
  came: MessageName;
  zone: string;
}

function Row({ wager, worth, came, zone }: RowProps) {
  const { path, title, verdict, stage, closedAt, learned, owner } = wager;
  return (
    <tr>
      <th scope="row">
        <a href={path}>{title}</a>
        <p class="quiet">{sayPromise(wager)}</p>
        <p class="quiet">{nameOf(owner)}</p>
      </th>
      <td data-of={say(came)}>
        <b class={`came ${verdict ?? 'open'}`}>
          {verdict ? say(`wager.verdict.${verdict}`) : say(`wager.stage.${stage}`)}
        </b>
        {closedAt ? <span class="quiet"> {dayText(closedAt, zone)}</span> : null}
        {resultsOf(wager, zone).map((line) => (
          <p>{line}</p>
        ))}
        {learned ? (
          <p>
            {say('wager.learned')} <a href={learned.path}>{lessonTitle(learned.title)}</a>
          </p>
        ) : null}
      </td>
      <td data-of={say('evidence.staked')}>{costOf([wager])}</td>
      <td data-of={say('evidence.worth')}>
        {worth ? (
          <>
            {sayWorth(worth)} <p class="quiet">{sayStanding(worth)}</p>
          </>
        ) : null}
      </td>
    </tr>
  );
}
