import { say } from '../../../messages/index.ts';
import type { ImportView, RecordOutcome } from '../../../workplace/transfer/imports/index.ts';
import { EmptyState } from '../layout/lists.tsx';
import { Time } from '../layout/time.tsx';
import { AdminPage } from './admin-nav.tsx';

interface Props {
  imports: readonly ImportView[];
  zone: string;
  /** The latest was done just now. */
  done: boolean;
}

/** What every import read, made and left out. */
export function ImportsPage({ imports, zone, done }: Props) {
  return (
    <AdminPage here="/admin/imports" title={say('admin.imports')}>
      <p>
        <a href="/admin/imports/people">{say('admin.bring')}</a>
      </p>
      {imports.length === 0 ? <EmptyState>{say('admin.noImports')}</EmptyState> : null}
      {imports.map((one, i) => (
        <ImportReport done={one} zone={zone} open={done && i === 0} />
      ))}
    </AdminPage>
  );
}

function ImportReport({ done, zone, open }: { done: ImportView; zone: string; open: boolean }) {
  const { source, records, warnings } = done.report;
  const outcomes = Object.entries(records);
  const changes = outcomes.some(([, { changed }]) => changed !== undefined);
  return (
    <details class="report" open={open}>
      <summary>
        {done.format}, <Time at={done.at} zone={zone} />
      </summary>
      <p class="quiet">{say('imports.from', { source })}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('imports.what')}</th>
            <th scope="col">{say('imports.read')}</th>
            <th scope="col">{say('imports.created')}</th>
            {changes ? <th scope="col">{say('imports.changed')}</th> : null}
            <th scope="col">{say('imports.skipped')}</th>
          </tr>
        </thead>
        <tbody>
          {outcomes.map(([what, outcome]) => (
            <OutcomeRow what={what} outcome={outcome} changes={changes} />
          ))}
        </tbody>
      </table>
      <ul class="notes">
        {outcomes.flatMap(([what, { skipped }]) =>
          skipped.map(({ reason, count }) => (
            <li>{say('imports.skip', { n: count.toLocaleString('en'), what, reason })}</li>
          )),
        )}
        {warnings.map((warning) => (
          <li>{warning}</li>
        ))}
      </ul>
    </details>
  );
}

function OutcomeRow({
  what,
  outcome,
  changes,
}: {
  what: string;
  outcome: RecordOutcome;
  changes: boolean;
}) {
  const skipped = outcome.skipped.reduce((sum, { count }) => sum + count, 0);
  return (
    <tr>
      <th scope="row">{what}</th>
      {[outcome.read, outcome.created, ...(changes ? [outcome.changed ?? 0] : []), skipped].map(
        (n) => (
          <td>{n.toLocaleString('en')}</td>
        ),
      )}
    </tr>
  );
}
