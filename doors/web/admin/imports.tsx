import { say } from '../../../messages/index.ts';
import type { Outcome } from '../../../workplace/imports/report.ts';
import type { ImportView } from '../../../workplace/imports/reports.ts';
import { Empty } from '../layout/lists.tsx';
import { Time } from '../layout/time.tsx';
import { AdminPage } from './rooms.tsx';

/** What every import read, made and left out. */
export function ImportsPage({ imports, zone }: { imports: readonly ImportView[]; zone: string }) {
  return (
    <AdminPage here="/admin/imports" title={say('admin.imports')}>
      {imports.length === 0 ? <Empty>{say('admin.noImports')}</Empty> : null}
      {imports.map((done) => (
        <Import done={done} zone={zone} />
      ))}
    </AdminPage>
  );
}

function Import({ done, zone }: { done: ImportView; zone: string }) {
  const { source, records, warnings } = done.report;
  const outcomes = Object.entries(records);
  return (
    <details class="report">
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
            <th scope="col">{say('imports.skipped')}</th>
          </tr>
        </thead>
        <tbody>
          {outcomes.map(([what, outcome]) => (
            <Row what={what} outcome={outcome} />
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

function Row({ what, outcome }: { what: string; outcome: Outcome }) {
  const skipped = outcome.skipped.reduce((sum, { count }) => sum + count, 0);
  return (
    <tr>
      <th scope="row">{what}</th>
      {[outcome.read, outcome.created, skipped].map((n) => (
        <td>{n.toLocaleString('en')}</td>
      ))}
    </tr>
  );
}
