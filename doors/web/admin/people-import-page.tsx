import { say } from '../../../messages/index.ts';
import {
  formatFieldName,
  type LineResult,
  type PeopleImport,
} from '../../../workplace/transfer/imports/index.ts';
import {
  ErrorSummary,
  Field,
  getControlAttributes,
  type Labels,
  type Problems,
} from '../layout/fields.tsx';
import { AdminPage } from './admin-nav.tsx';

const fieldLabels: Labels = { file: say('admin.bringFile') };

interface PeopleImportPageProps {
  problems: Problems;
  /** What is wrong with the file as a whole, in words. */
  unreadable?: string | undefined;
  makeUnits: boolean;
}

/** Where a file of people and units is chosen. */
export function PeopleImportPage({ problems, unreadable, makeUnits }: PeopleImportPageProps) {
  return (
    <AdminPage here="/admin/imports" title={say('admin.bring')}>
      <p class="lead">{say('admin.bringText')}</p>
      <ErrorSummary problems={problems} labels={fieldLabels} />
      {unreadable ? (
        <p class="problem" role="alert">
          {unreadable}
        </p>
      ) : null}
      <form method="post" action="/admin/imports/people" enctype="multipart/form-data" novalidate>
        <Field name="file" label={say('admin.bringFile')} problems={problems}>
          <input
            {...getControlAttributes('file', problems)}
            type="file"
            accept=".csv,.tsv,.txt,.ndjson,.jsonl,text/csv"
          />
        </Field>
        <Field name="makeUnits" label={say('admin.bringUnits')}>
          <label class="choice">
            <input
              {...getControlAttributes('makeUnits')}
              type="checkbox"
              value="1"
              checked={makeUnits}
            />
            <span>{say('admin.makeUnits')}</span>
          </label>
        </Field>
        <p class="buttons">
          <button type="submit" class="button">
            {say('admin.bringLook')}
          </button>
          <a href="/admin/imports">{say('form.cancel')}</a>
        </p>
      </form>
    </AdminPage>
  );
}

/** So many lines are shown; those with something wrong first. */
const MAX_SHOWN_LINES = 200;

interface ImportPreviewProps {
  preview: PeopleImport;
  /** The file itself, which comes back with the decision. */
  text: string;
  source: string;
  makeUnits: boolean;
}

/** What a file would do, and the button that does it. */
export function ImportPreviewPage(props: ImportPreviewProps) {
  const { source, preview } = props;
  return (
    <AdminPage here="/admin/imports" title={say('admin.bringWould', { source })}>
      {preview.results.length === 0 ? <EmptyFile /> : <ImportPreview {...props} />}
    </AdminPage>
  );
}

function EmptyFile() {
  return (
    <>
      <p class="lead" role="status">
        {say('bring.nobody')}
      </p>
      <p class="buttons">
        <a href="/admin/imports/people">{say('admin.bringOther')}</a>
      </p>
    </>
  );
}

function ImportPreview({ preview, text, source, makeUnits }: ImportPreviewProps) {
  const { results } = preview;
  const count = (outcome: LineResult['outcome']) =>
    results.filter((result) => result.outcome === outcome).length;
  const counts = {
    created: count('created'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    refused: count('refused'),
  };
  return (
    <>
      <p class="lead" role="status">
        {say('admin.bringCounts', counts)}. {say('admin.bringNothing')}
      </p>
      <form method="post" action="/admin/imports/people" enctype="multipart/form-data">
        <input type="hidden" name="text" value={text} />
        <input type="hidden" name="source" value={source} />
        {makeUnits ? <input type="hidden" name="makeUnits" value="1" /> : null}
        <p class="buttons">
          <button type="submit" class="button">
            {say('admin.bringDo')}
          </button>
          <a href="/admin/imports/people">{say('admin.bringOther')}</a>
        </p>
      </form>
      <ImportedLines results={results} />
    </>
  );
}

function ImportedLines({ results }: { results: readonly LineResult[] }) {
  const weight = (result: LineResult) =>
    result.problem ? 0 : result.outcome === 'unchanged' ? 2 : 1;
  const shown = [...results].sort((a, b) => weight(a) - weight(b)).slice(0, MAX_SHOWN_LINES);
  const rest = results.length - shown.length;
  return (
    <div class="report import-lines">
      <table>
        <thead>
          <tr>
            <th scope="col">{say('admin.bringLine')}</th>
            <th scope="col">{say('admin.bringWhat')}</th>
            <th scope="col">{say('admin.bringDeed')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((result) => (
            <tr>
              <td>{result.line}</td>
              <th scope="row">{result.name}</th>
              <td>{describeLine(result)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 ? <p class="quiet">{say('admin.bringMore', { n: rest })}</p> : null}
    </div>
  );
}

function describeLine({ outcome, changed, renamed, problem = '' }: LineResult): string {
  const words = [
    say(`bring.${outcome}`, { changed: changed.map(formatFieldName).join(', '), problem }),
  ];
  if (renamed) words.push(say('bring.renamed', { name: renamed }));
  if (problem && outcome !== 'refused') words.push(say('bring.but', { problem }));
  return words.join(', ');
}
