import { say } from '../../../messages/index.ts';
import { type Deed, type PeopleImport, sayField } from '../../../workplace/imports/people/index.ts';
import { control, ErrorSummary, Field, type Labels, type Problems } from '../layout/fields.tsx';
import { AdminPage } from './rooms.tsx';

const labels: Labels = { file: say('admin.bringFile') };

interface FormProps {
  problems: Problems;
  /** What is wrong with the file as a whole, in words. */
  unreadable?: string | undefined;
  makeUnits: boolean;
}

/** Where a file of people and units is chosen. */
export function BringPage({ problems, unreadable, makeUnits }: FormProps) {
  return (
    <AdminPage here="/admin/imports" title={say('admin.bring')}>
      <p class="lead">{say('admin.bringText')}</p>
      <ErrorSummary problems={problems} labels={labels} />
      {unreadable ? (
        <p class="problem" role="alert">
          {unreadable}
        </p>
      ) : null}
      <form method="post" action="/admin/imports/people" enctype="multipart/form-data" novalidate>
        <Field name="file" label={say('admin.bringFile')} problems={problems}>
          <input
            {...control('file', problems)}
            type="file"
            accept=".csv,.tsv,.txt,.ndjson,.jsonl,text/csv"
          />
        </Field>
        <Field name="makeUnits" label={say('admin.bringUnits')}>
          <label class="choice">
            <input {...control('makeUnits')} type="checkbox" value="1" checked={makeUnits} />
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
const mostShown = 200;

interface RehearsalProps {
  rehearsed: PeopleImport;
  /** The file itself, which comes back with the decision. */
  text: string;
  source: string;
  makeUnits: boolean;
}

/** What a file would do, and the button that does it. */
export function RehearsalPage(props: RehearsalProps) {
  const { source, rehearsed } = props;
  return (
    <AdminPage here="/admin/imports" title={say('admin.bringWould', { source })}>
      {rehearsed.deeds.length === 0 ? <NobodyInIt /> : <Rehearsal {...props} />}
    </AdminPage>
  );
}

function NobodyInIt() {
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

function Rehearsal({ rehearsed, text, source, makeUnits }: RehearsalProps) {
  const { deeds } = rehearsed;
  const count = (did: Deed['did']) => deeds.filter((deed) => deed.did === did).length;
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
      <Deeds deeds={deeds} />
    </>
  );
}

function Deeds({ deeds }: { deeds: readonly Deed[] }) {
  const weight = (deed: Deed) => (deed.problem ? 0 : deed.did === 'unchanged' ? 2 : 1);
  const shown = [...deeds].sort((a, b) => weight(a) - weight(b)).slice(0, mostShown);
  const rest = deeds.length - shown.length;
  return (
    <div class="report deeds">
      <table>
        <thead>
          <tr>
            <th scope="col">{say('admin.bringLine')}</th>
            <th scope="col">{say('admin.bringWhat')}</th>
            <th scope="col">{say('admin.bringDeed')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((deed) => (
            <tr>
              <td>{deed.line}</td>
              <th scope="row">{deed.name}</th>
              <td>{wordsFor(deed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 ? <p class="quiet">{say('admin.bringMore', { n: rest })}</p> : null}
    </div>
  );
}

function wordsFor({ did, changed, renamed, problem = '' }: Deed): string {
  const words = [say(`bring.${did}`, { changed: changed.map(sayField).join(', '), problem })];
  if (renamed) words.push(say('bring.renamed', { name: renamed }));
  if (problem && did !== 'refused') words.push(say('bring.but', { problem }));
  return words.join(', ');
}
