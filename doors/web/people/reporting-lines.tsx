import { say } from '../../../messages/index.ts';
import type { DirectReportView, PersonView } from '../../../workplace/people/index.ts';

/** To whom somebody reports; the place of one who left is vacant. */
export function ReportsTo({ person }: { person: PersonView }) {
  const above = person.reportsTo;
  if (!above) return null;
  return (
    <>
      <dt>{say('people.reportsTo')}</dt>
      <dd>
        {above.isActive ? (
          <a href={`/people/${above.handle}`}>{above.name}</a>
        ) : (
          <span class="quiet">{say('people.vacant', { name: above.name })}</span>
        )}
      </dd>
    </>
  );
}

export function Reports({ reports }: { reports: readonly DirectReportView[] }) {
  if (reports.length === 0) return null;
  return (
    <>
      <dt>{say('people.reports', { n: reports.length })}</dt>
      <dd>
        {reports.map(({ handle, name }, i) => (
          <>
            {i > 0 ? ', ' : null}
            <a href={`/people/${handle}`}>{name}</a>
          </>
        ))}
      </dd>
    </>
  );
}
