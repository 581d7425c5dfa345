import { say } from '../../../messages/index.ts';
import type { ImportView } from '../../../workplace/imports/reports.ts';
import { Time } from '../layout/time.tsx';

/** What every import read and made, as it reported itself. */
export function Imports({ imports, zone }: { imports: readonly ImportView[]; zone: string }) {
  return (
    <section id="imports" aria-labelledby="imports-title">
      <h2 id="imports-title">{say('admin.imports')}</h2>
      {imports.length === 0 ? <p class="empty">{say('admin.noImports')}</p> : null}
      {imports.map((done) => (
        <details class="report">
          <summary>
            {done.format}, <Time at={done.at} zone={zone} />
          </summary>
          <pre tabindex={0}>{JSON.stringify(done.report, null, 2)}</pre>
        </details>
      ))}
    </section>
  );
}
