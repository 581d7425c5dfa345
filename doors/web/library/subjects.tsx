import { say } from '../../../messages/index.ts';
import type { SubjectView } from '../../../workplace/discovery/index.ts';
import { Empty } from '../layout/lists.tsx';

interface Props {
  subjects: readonly SubjectView[];
  shown: SubjectView | null;
}

/** More than a dozen would keep the works themselves out of sight. */
const atFirst = 12;

/** What the works are about; left out while nothing is known of it. */
export function Subjects({ subjects, shown }: Props) {
  if (subjects.length === 0) return null;
  return (
    <nav class="subjects" aria-labelledby="subjects">
      <h2 id="subjects">{say('library.subjects')}</h2>
      <p class="quiet">{say('library.subjects.what')}</p>
      <SubjectList subjects={subjects.slice(0, atFirst)} shown={shown} />
      {subjects.length > atFirst ? (
        <details open={subjects.slice(atFirst).some((one) => one.name === shown?.name)}>
          <summary>{say('library.subjects.more', { n: subjects.length - atFirst })}</summary>
          <SubjectList subjects={subjects.slice(atFirst)} shown={shown} />
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
          <a href={subjectPath(subject)} aria-current={isShown(subject, shown)}>
            {subject.words.join(' · ')}
          </a>{' '}
          <span class="quiet" aria-hidden="true">
            {subject.entries}
          </span>
          <span class="sr-only">{say('library.subjects.works', { n: subject.entries })}</span>
        </li>
      ))}
    </ul>
  );
}

const isShown = (subject: SubjectView, shown: SubjectView | null) =>
  subject.name === shown?.name ? 'page' : undefined;

export const subjectPath = ({ name }: SubjectView): string =>
  `/library?subject=${encodeURIComponent(name)}`;

export function SubjectHead({ subject, empty }: { subject: SubjectView; empty: boolean }) {
  return (
    <>
      <h2 class="list-title">{subject.words.join(' · ')}</h2>
      {empty ? (
        <Empty>{say('library.subject.none')}</Empty>
      ) : (
        <p class="quiet shelf">{say('library.subject.what')}</p>
      )}
    </>
  );
}
