import { say } from '../../../messages/index.ts';
import type { SubjectView } from '../../../workplace/search/index.ts';
import { EmptyState } from '../layout/lists.tsx';

interface Props {
  subjects: readonly SubjectView[];
  shown: SubjectView | null;
}

/** More than a dozen would keep the works themselves out of sight. */
const MAX_SHOWN = 12;

/** What the works are about; left out while nothing is known of it. */
export function Subjects({ subjects, shown }: Props) {
  if (subjects.length === 0) return null;
  return (
    <nav class="subjects" aria-labelledby="subjects">
      <h2 id="subjects">{say('library.subjects')}</h2>
      <p class="quiet">{say('library.subjects.what')}</p>
      <SubjectList subjects={subjects.slice(0, MAX_SHOWN)} shown={shown} />
      {subjects.length > MAX_SHOWN ? (
        <details open={subjects.slice(MAX_SHOWN).some((one) => one.name === shown?.name)}>
          <summary>{say('library.subjects.more', { n: subjects.length - MAX_SHOWN })}</summary>
          <SubjectList subjects={subjects.slice(MAX_SHOWN)} shown={shown} />
        </details>
      ) : null}
    </nav>
  );
}

function SubjectList({ subjects, shown }: Props) {
  return (
    <ul>
      {subjects.map((subject) => (
        <li>
          <a href={getSubjectPath(subject)} aria-current={getAriaCurrent(subject, shown)}>
            {subject.words.join(' · ')}
          </a>{' '}
          <span class="quiet" aria-hidden="true">
            {subject.entryCount}
          </span>
          <span class="sr-only">{say('library.subjects.works', { n: subject.entryCount })}</span>
        </li>
      ))}
    </ul>
  );
}

const getAriaCurrent = (subject: SubjectView, shown: SubjectView | null) =>
  subject.name === shown?.name ? 'page' : undefined;

export const getSubjectPath = ({ name }: SubjectView): string =>
  `/library?subject=${encodeURIComponent(name)}`;

export function SubjectHeading({ subject, empty }: { subject: SubjectView; empty: boolean }) {
  return (
    <>
      <h2 class="list-title">{subject.words.join(' · ')}</h2>
      {empty ? (
        <EmptyState>{say('library.subject.none')}</EmptyState>
      ) : (
        <p class="quiet shelf">{say('library.subject.what')}</p>
      )}
    </>
  );
}
