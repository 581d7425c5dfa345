import { say, sayErrorReason } from '../../../../messages/index.ts';
import type {
  AddedReadings,
  CsvReading,
  MeasureView,
  WagerView,
} from '../../../../workplace/wagers/index.ts';
import {
  Field,
  getControlAttributes,
  type Labels,
  noProblems,
  type Problems,
} from '../../layout/fields.tsx';
import { WagerSubpage } from '../core/wager-subpage.tsx';
import { formatNumber } from '../core/wager-text.ts';

const labels: Labels = { csv: say('wager.csv.pasted'), csvFile: say('wager.csv.file') };
const csvExample = `at,value,evidence,note
2026-02-28,11.5,https://reports.example/february,
2026-03-31,10,https://reports.example/march,"cold, wet"`;

interface CsvFormProps {
  /** Where the measure has its page. */
  path: string;
  text?: string;
  problems?: Problems;
}

/** A file of readings, or its text; which columns are understood is said with an example. */
export function CsvForm({ path, text = '', problems = noProblems }: CsvFormProps) {
  return (
    <form method="post" action={`${path}/csv`} enctype="multipart/form-data" class="csv" novalidate>
      <p class="hint">{say('wager.csv.text')}</p>
      <figure class="example">
        <figcaption class="quiet">{say('wager.csv.example')}</figcaption>
        <pre>{csvExample}</pre>
      </figure>
      <p class="hint">{say('wager.csv.whole')}</p>
      <Field name="csvFile" label={say('wager.csv.file')} problems={problems}>
        <input
          {...getControlAttributes('csvFile', problems)}
          type="file"
          accept=".csv,text/csv,text/plain"
        />
      </Field>
      <Field name="csv" label={say('wager.csv.pasted')} problems={problems}>
        <textarea
          {...getControlAttributes('csv', problems)}
          rows={6}
          spellcheck={false}
          class="code"
        >
          {text}
        </textarea>
      </Field>
      <p class="buttons">
        <button type="submit" class="button">
          {say('wager.csv.do')}
        </button>
      </p>
    </form>
  );
}

interface CsvPageProps {
  wager: WagerView;
  measure: MeasureView;
  path: string;
}

/** Where a file did not hold: what is wrong on which line, and all of it to be mended. */
export function CsvRefusedPage({
  wager,
  measure,
  path,
  rows,
  text,
  problems,
}: CsvPageProps & { rows: readonly CsvReading[]; text: string; problems: Problems }) {
  const wrong = rows.flatMap((row, i) => {
    const why = listLineProblems(i + 1, problems);
    return why.length > 0 ? [{ row, became: why.join(' ') }] : [];
  });
  const whole = wrong.length > 0 ? noProblems : problems;
  const said = wrong.length > 0 ? 'wager.csv.refused' : 'wager.csv.refusedWhole';
  return (
    <WagerSubpage
      wager={wager}
      title={`${say('wager.csv.title')}: ${measure.name}`}
      problems={whole}
      labels={labels}
    >
      <p class="lead" role={wrong.length > 0 ? 'alert' : undefined}>
        {say(said, { n: wrong.length })}
      </p>
      {wrong.length > 0 ? <LineReport lines={wrong} /> : null}
      <CsvForm path={path} text={text} problems={whole} />
    </WagerSubpage>
  );
}

/** `3.value` is about the third reading. */
function listLineProblems(number: number, problems: Problems): string[] {
  return Object.entries(problems).flatMap(([field, reason]) => {
    const [of, column = ''] = field.split('.');
    if (of !== String(number)) return [];
    return say('wager.csv.because', { column, problem: sayErrorReason(reason) });
  });
}

/** What became of each line of a file that was taken. */
export function CsvDonePage({
  wager,
  measure,
  path,
  rows,
  entered: { added: entered, duplicates: known, duplicateNumbers },
}: CsvPageProps & { rows: readonly CsvReading[]; entered: AddedReadings }) {
  const before = new Set(duplicateNumbers);
  const lines = rows.map((row, i) => ({
    row,
    became: say(before.has(i + 1) ? 'wager.csv.known' : 'wager.csv.entered'),
  }));
  return (
    <WagerSubpage wager={wager} title={`${say('wager.csv.report')}: ${measure.name}`}>
      <p class="lead" role="status">
        {say('wager.csv.counts', { all: rows.length, entered, known })}
      </p>
      <LineReport lines={lines} />
      <p class="buttons">
        <a class="button" href={`${path}#readings`}>
          {say('wager.csv.back')}
        </a>
      </p>
    </WagerSubpage>
  );
}

/** So many lines are shown. */
const MAX_REPORTED_LINES = 200;

interface LineReportProps {
  lines: readonly { row: CsvReading; became: string }[];
}

function LineReport({ lines }: LineReportProps) {
  const rest = lines.length - MAX_REPORTED_LINES;
  return (
    <div class="wide of-lines">
      <table>
        <caption class="visually-hidden">{say('wager.csv.report')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('wager.csv.line')}</th>
            <th scope="col">{say('wager.read.at')}</th>
            <th scope="col">{say('wager.read.value')}</th>
            <th scope="col">{say('wager.csv.became')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, MAX_REPORTED_LINES).map(({ row: { line, input }, became }) => (
            <tr>
              <td>{line}</td>
              <td>{input.at ?? ''}</td>
              <td>
                {typeof input.value === 'number' ? formatNumber(input.value) : `${input.value}`}
              </td>
              <td>{became}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 ? <p class="quiet">{say('wager.csv.rest', { n: rest })}</p> : null}
    </div>
  );
}
