import { say, sayRefusal } from '../../../messages/index.ts';
import type {
  Entered,
  MeasureView,
  ReadingOfCsv,
  WagerView,
} from '../../../workplace/wagers/index.ts';
import { control, Field, type Labels, noProblems, type Problems } from '../layout/fields.tsx';
import { numberText } from './saying.ts';
import { Step } from './step.tsx';

const labels: Labels = { csv: say('wager.csv.pasted'), csvFile: say('wager.csv.file') };
const example = `at,value,evidence,note
2026-02-28,11.5,https://reports.example/february,
2026-03-31,10,https://reports.example/march,"cold, wet"`;

interface FormProps {
  /** Where the measure has its page. */
  path: string;
  text?: string;
  problems?: Problems;
}

/** A file of readings, or its text; which columns are understood is said with an example. */
export function CsvForm({ path, text = '', problems = noProblems }: FormProps) {
  return (
    <form method="post" action={`${path}/csv`} enctype="multipart/form-data" class="csv" novalidate>
      <p class="hint">{say('wager.csv.text')}</p>
      <figure class="example">
        <figcaption class="quiet">{say('wager.csv.example')}</figcaption>
        <pre>{example}</pre>
      </figure>
      <p class="hint">{say('wager.csv.whole')}</p>
      <Field name="csvFile" label={say('wager.csv.file')} problems={problems}>
        <input {...control('csvFile', problems)} type="file" accept=".csv,text/csv,text/plain" />
      </Field>
      <Field name="csv" label={say('wager.csv.pasted')} problems={problems}>
        <textarea {...control('csv', problems)} rows={6} spellcheck={false} class="code">
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

interface PageProps {
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
}: PageProps & { rows: readonly ReadingOfCsv[]; text: string; problems: Problems }) {
  const wrong = rows.flatMap((row, i) => {
    const why = problemsOf(i + 1, problems);
    return why.length > 0 ? [{ row, became: why.join(' ') }] : [];
  });
  const whole = wrong.length > 0 ? noProblems : problems;
  const said = wrong.length > 0 ? 'wager.csv.refused' : 'wager.csv.refusedWhole';
  return (
    <Step
      of={wager}
      title={`${say('wager.csv.title')}: ${measure.name}`}
      problems={whole}
      labels={labels}
    >
      <p class="lead" role={wrong.length > 0 ? 'alert' : undefined}>
        {say(said, { n: wrong.length })}
      </p>
      {wrong.length > 0 ? <Report lines={wrong} /> : null}
      <CsvForm path={path} text={text} problems={whole} />
    </Step>
  );
}

/** `3.value` is about the third reading. */
function problemsOf(number: number, problems: Problems): string[] {
  return Object.entries(problems).flatMap(([field, reason]) => {
    const [of, column = ''] = field.split('.');
    if (of !== String(number)) return [];
    return say('wager.csv.because', { column, problem: sayRefusal(reason) });
  });
}

/** What became of each line of a file that was taken. */
export function CsvDonePage({
  wager,
  measure,
  path,
  rows,
  entered: { entered, known, there },
}: PageProps & { rows: readonly ReadingOfCsv[]; entered: Entered }) {
  const before = new Set(there);
  const lines = rows.map((row, i) => ({
    row,
    became: say(before.has(i + 1) ? 'wager.csv.known' : 'wager.csv.entered'),
  }));
  return (
    <Step of={wager} title={`${say('wager.csv.report')}: ${measure.name}`}>
      <p class="lead" role="status">
        {say('wager.csv.counts', { all: rows.length, entered, known })}
      </p>
      <Report lines={lines} />
      <p class="buttons">
        <a class="button" href={`${path}#readings`}>
          {say('wager.csv.back')}
        </a>
      </p>
    </Step>
  );
}

/** So many lines are shown. */
const mostLines = 200;

interface ReportProps {
  lines: readonly { row: ReadingOfCsv; became: string }[];
}

function Report({ lines }: ReportProps) {
  const rest = lines.length - mostLines;
  return (
    <div class="wide of-lines">
      <table>
        <caption class="unseen">{say('wager.csv.report')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('wager.csv.line')}</th>
            <th scope="col">{say('wager.read.at')}</th>
            <th scope="col">{say('wager.read.value')}</th>
            <th scope="col">{say('wager.csv.became')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, mostLines).map(({ row: { line, input }, became }) => (
            <tr>
              <td>{line}</td>
              <td>{input.at ?? ''}</td>
              <td>
                {typeof input.value === 'number' ? numberText(input.value) : `${input.value}`}
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
