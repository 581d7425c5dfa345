import { say } from '../../../../messages/index.ts';
import type { UnitView } from '../../../../workplace/people/index.ts';
import type { SpaceView } from '../../../../workplace/spaces/index.ts';
import type { WagerOnBoard } from '../../../../workplace/wagers/index.ts';
import { formatCalendarDay } from '../../briefs/review-days.ts';
import { buildNextPagePath } from '../../layout/lists.tsx';
import { Sparkline } from '../charts/sparkline.tsx';
import { formatOverdue } from '../core/overdue.ts';
import { getPersonName } from '../core/person-link.tsx';
import { formatPromise } from '../core/wager-text.ts';

export const stages = ['pilot', 'model', 'commitment', 'closed'] as const;
export type Stage = (typeof stages)[number];

export interface BoardFilter {
  space: string;
  unit: string;
}

interface Props {
  /** What stands at each stage, and the way to what comes after. */
  columns: readonly { stage: Stage; wagers: readonly WagerOnBoard[]; next: string | null }[];
  overdue: readonly WagerOnBoard[];
  spaces: readonly SpaceView[];
  units: readonly UnitView[];
  chosen: BoardFilter;
  places: boolean;
}

/** All wagers by how far they have come; what nobody looked at in time comes first. */
export function BoardPage({ columns, overdue, spaces, units, chosen, places }: Props) {
  const none = columns.every(({ wagers }) => wagers.length === 0);
  const narrowed = chosen.space !== '' || chosen.unit !== '';
  return (
    <div class="board-page">
      <header class="title">
        <h1>{say('wagers.title')}</h1>
        <p class="lead">{say('wagers.lead')}</p>
        <p class="buttons">
          {places ? (
            <a class="button" href={getPlaceUrl(chosen)}>
              {say('kind.wager.compose')}
            </a>
          ) : null}
          <a href="/wagers/evidence">{say('wagers.evidence')}</a>
          <a href="/wagers/calibration">{say('calibration.link')}</a>
          {places ? (
            <a href="/subscriptions?to=%2Fwagers%2Freviews">{say('wagers.calendarLink')}</a>
          ) : null}
        </p>
      </header>
      {none && !narrowed ? null : <BoardFilterForm {...{ spaces, units, chosen }} />}
      {none ? <EmptyBoard narrowed={narrowed} /> : null}
      <OverdueWagers wagers={overdue} />
      {none ? null : (
        <div class="board">
          {columns.map((column) => (
            <StageColumn {...column} chosen={chosen} />
          ))}
        </div>
      )}
    </div>
  );
}

function getPlaceUrl({ space }: BoardFilter): string {
  return space ? `/wagers/new?space=${encodeURIComponent(space)}` : '/wagers/new';
}

/** How to begin, where there is nothing yet. */
function EmptyBoard({ narrowed }: { narrowed: boolean }) {
  if (narrowed) return <p class="empty">{say('wagers.noneHere')}</p>;
  return (
    <div class="empty">
      <p>{say('wagers.none')}</p>
      <ol class="how">
        {(['pilot', 'model', 'commitment', 'closed'] as const).map((stage) => (
          <li>
            <b>{say(`wager.stage.${stage}`)}.</b> {say(`wagers.how.${stage}`)}
          </li>
        ))}
      </ol>
    </div>
  );
}

function BoardFilterForm({ spaces, units, chosen }: Pick<Props, 'spaces' | 'units' | 'chosen'>) {
  return (
    <form action="/wagers" class="board-filter">
      <label>
        <span class="visually-hidden">{say('entry.spaceLabel')}</span>
        <select name="space">
          <option value="">{say('wagers.allSpaces')}</option>
          {spaces.map(({ name, title }) => (
            <option value={name} selected={name === chosen.space}>
              {title}
            </option>
          ))}
        </select>
      </label>
      {units.length > 0 ? (
        <label>
          <span class="visually-hidden">{say('wagers.unit')}</span>
          <select name="unit">
            <option value="">{say('wagers.allUnits')}</option>
            {units.map(({ handle, title }) => (
              <option value={handle} selected={handle === chosen.unit}>
                {title}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <button type="submit" class="button plain">
        {say('wagers.narrow')}
      </button>
    </form>
  );
}

function OverdueWagers({ wagers }: { wagers: readonly WagerOnBoard[] }) {
  if (wagers.length === 0) return null;
  return (
    <section class="overdue-list" aria-labelledby="overdue">
      <h2 class="list-title" id="overdue">
        {say('wagers.overdue')}
      </h2>
      <ul class="rows">
        {wagers.map((wager) => (
          <li>
            <span>
              <a href={wager.path}>{wager.title}</a>{' '}
              <span class="quiet">{getPersonName(wager.owner)}</span>
            </span>
            <span class="quiet">{formatOverdue(wager)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

type StageColumnProps = Props['columns'][number] & { chosen: BoardFilter };

function StageColumn({ stage, wagers, next, chosen }: StageColumnProps) {
  const rest = { stage, ...(chosen.space ? { space: chosen.space } : {}) };
  const unit: Record<string, string> = chosen.unit ? { unit: chosen.unit } : {};
  return (
    <section aria-labelledby={`stage-${stage}`}>
      <h2 id={`stage-${stage}`}>{say(`wager.stage.${stage}`)}</h2>
      {wagers.length === 0 ? <p class="quiet">{say('wagers.noneAt')}</p> : null}
      <ul>
        {wagers.map((wager) => (
          <WagerCard wager={wager} />
        ))}
      </ul>
      {next ? (
        <p>
          <a rel="next" href={buildNextPagePath('/wagers', next, { ...rest, ...unit }) ?? ''}>
            {say('wagers.older')}
          </a>
        </p>
      ) : null}
    </section>
  );
}

function WagerCard({ wager }: { wager: WagerOnBoard }) {
  const { path, title, verdict, owner, space, reviewOn, overdue } = wager;
  const measures = wager.ends.flatMap((end) => end.measures).slice(0, 2);
  return (
    <li class="wager-card">
      {verdict ? <p class={`came ${verdict}`}>{say(`wager.verdict.${verdict}`)}</p> : null}
      <h3>
        <a href={path}>{title}</a>
      </h3>
      <p class="will">{formatPromise(wager)}</p>
      {measures.map((measure) => (
        <Sparkline measure={measure} />
      ))}
      <p class="byline">
        {getPersonName(owner)} · {space.title}
        {reviewOn && !verdict && !overdue
          ? ` · ${say('wagers.review', { day: formatCalendarDay(reviewOn) })}`
          : ''}
      </p>
      {overdue ? <p class="late">{formatOverdue(wager)}</p> : null}
    </li>
  );
}
