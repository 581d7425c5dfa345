import { say, sayTitle } from '../../../messages/index.ts';
import { beginningOf, dayIn } from '../../../workplace/days.ts';
import type { MeasureView, ReadingView } from '../../../workplace/wagers/index.ts';
import { siteOf } from '../layout/author.tsx';
import { Time } from '../layout/time.tsx';
import { numberText } from './saying.ts';
import { Who } from './someone.tsx';

/** What shows a reading: an entry, a file, or a page elsewhere by the name of its host. */
export function Evidence({ of }: { of: ReadingView['evidence'] }) {
  if ('entry' in of) return <a href={of.entry.path}>{sayTitle(of.entry.title)}</a>;
  if ('file' in of) return <a href={of.file.path}>{of.file.name || say('wager.file')}</a>;
  const site = siteOf(of.url);
  return (
    <a href={of.url} rel="nofollow ugc noopener">
      {site?.host ?? of.url}
    </a>
  );
}

interface Props {
  readings: readonly ReadingView[];
  measure: MeasureView;
  zone: string;
  /** Where a reading is corrected, for whoever may. */
  correct: ((reading: string) => string) | null;
}

/** Readings, latest first; what was corrected stays to be seen, struck. */
export function ReadingTable({ readings, measure, zone, correct }: Props) {
  return (
    <div class="wide">
      <table class="readings">
        <caption class="unseen">
          {say('wager.readingsOf', { name: measure.name })} ({measure.unit})
        </caption>
        <thead>
          <tr>
            <th scope="col">{say('wager.read.at')}</th>
            <th scope="col" class="number">
              {say('wager.read.value')}
            </th>
            <th scope="col">{say('wager.read.evidence')}</th>
            <th scope="col">{say('wager.read.by')}</th>
          </tr>
        </thead>
        <tbody>
          {readings.map((reading) => (
            <Row reading={reading} zone={zone} correct={correct} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Whether only a day was given: it begins at midnight, of which nothing has to be said. */
const isDay = (at: Date, zone: string): boolean =>
  beginningOf(dayIn(zone, at), zone).getTime() === at.getTime();

type RowProps = { reading: ReadingView; zone: string; correct: Props['correct'] };

function Row({ reading, zone, correct }: RowProps) {
  const { id, at, value, evidence, by, note, reason, correctedBy, corrects, via } = reading;
  return (
    <tr id={`reading-${id}`}>
      <td>
        <Time at={at} zone={zone} day={isDay(at, zone)} />
      </td>
      <td class="number" data-of={say('wager.read.value')}>
        {correctedBy ? (
          <s>
            <span class="unseen">{say('wager.read.struck')} </span>
            {numberText(value)}
          </s>
        ) : (
          numberText(value)
        )}
      </td>
      <td data-of={say('wager.read.evidence')}>
        <Evidence of={evidence} />
        {note ? <p class="quiet">{note}</p> : null}
        {corrects ? (
          <p class="quiet">{say('wager.read.corrects', { reason: reason ?? '' })}</p>
        ) : null}
      </td>
      <td data-of={say('wager.read.by')}>
        <Who is={by} /> <span class="quiet">{say(`wager.via.${via}`)}</span>
        {correct && !correctedBy ? (
          <p>
            <a href={correct(id)}>
              {say('wager.read.correct')}
              <span class="unseen"> {say('wager.of', { what: numberText(value) })}</span>
            </a>
          </p>
        ) : null}
      </td>
    </tr>
  );
}
