import { say, sayTitle } from '../../../../messages/index.ts';
import { getDayStart, toDay } from '../../../../workplace/kernel/index.ts';
import type { MeasureView, ReadingView } from '../../../../workplace/wagers/index.ts';
import { parseWebsite } from '../../layout/author.tsx';
import { Time } from '../../layout/time.tsx';
import { PersonLink } from '../core/person-link.tsx';
import { formatNumber } from '../core/wager-text.ts';

/** What shows a reading: an entry, a file, or a page elsewhere by the name of its host. */
export function EvidenceLink({ evidence }: { evidence: ReadingView['evidence'] }) {
  if ('entry' in evidence)
    return <a href={evidence.entry.path}>{sayTitle(evidence.entry.title)}</a>;
  if ('file' in evidence)
    return <a href={evidence.file.path}>{evidence.file.name || say('wager.file')}</a>;
  const site = parseWebsite(evidence.url);
  return (
    <a href={evidence.url} rel="nofollow ugc noopener">
      {site?.host ?? evidence.url}
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
        <caption class="visually-hidden">
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
            <ReadingRow reading={reading} zone={zone} correct={correct} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Whether only a day was given: it begins at midnight, of which nothing has to be said. */
const isWholeDay = (at: Date, zone: string): boolean =>
  getDayStart(toDay(zone, at), zone).getTime() === at.getTime();

type RowProps = { reading: ReadingView; zone: string; correct: Props['correct'] };

function ReadingRow({ reading, zone, correct }: RowProps) {
  const { id, at, value, evidence, by, note, reason, correctedBy, corrects, via } = reading;
  return (
    <tr id={`reading-${id}`}>
      <td>
        <Time at={at} zone={zone} day={isWholeDay(at, zone)} />
      </td>
      <td class="number" data-of={say('wager.read.value')}>
        {correctedBy ? (
          <s>
            <span class="visually-hidden">{say('wager.read.struck')} </span>
            {formatNumber(value)}
          </s>
        ) : (
          formatNumber(value)
        )}
      </td>
      <td data-of={say('wager.read.evidence')}>
        <EvidenceLink evidence={evidence} />
        {note ? <p class="quiet">{note}</p> : null}
        {corrects ? (
          <p class="quiet">{say('wager.read.corrects', { reason: reason ?? '' })}</p>
        ) : null}
      </td>
      <td data-of={say('wager.read.by')}>
        <PersonLink is={by} /> <span class="quiet">{say(`wager.via.${via}`)}</span>
        {correct && !correctedBy ? (
          <p>
            <a href={correct(id)}>
              {say('wager.read.correct')}
              <span class="visually-hidden"> {say('wager.of', { what: formatNumber(value) })}</span>
            </a>
          </p>
        ) : null}
      </td>
    </tr>
  );
}
