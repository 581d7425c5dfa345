import { say } from '../../../messages/index.ts';
import {
  type LibraryEntry,
  type LibraryView,
  libraryViews,
} from '../../../workplace/library/index.ts';
import type { SubjectView } from '../../../workplace/search/index.ts';
import { getKindPage } from '../entries/kind-pages.ts';
import { Author } from '../layout/author.tsx';
import { EmptyState, ListEnd } from '../layout/lists.tsx';
import { formatDay, Time } from '../layout/time.tsx';
import { SubjectHeading, Subjects } from './subjects.tsx';

interface Props {
  section: { view: LibraryView } | { subject: SubjectView };
  subjects: readonly SubjectView[];
  entries: readonly LibraryEntry[];
  next: string | null;
  zone: string;
}

/** One shelf at a time, with the way to the others. */
export function LibraryPage({ section, subjects, entries, next, zone }: Props) {
  const view = 'view' in section ? section.view : null;
  const subject = 'subject' in section ? section.subject : null;
  return (
    <>
      <h1>{say('library.title')}</h1>
      <p class="lead">{say('library.lead')}</p>
      <nav class="contents shelves" aria-label={say('library.views')}>
        {libraryViews.map((one) => (
          <a href={`/library?view=${one}`} aria-current={one === view ? 'page' : undefined}>
            {say(`library.${one}`)}
          </a>
        ))}
      </nav>
      <Subjects subjects={subjects} shown={subject} />
      {view ? <ViewHeading view={view} empty={entries.length === 0} /> : null}
      {subject ? <SubjectHeading subject={subject} empty={entries.length === 0} /> : null}
      <ol class="entries">
        {entries.map((entry) => (
          <LibraryItem entry={entry} zone={zone} />
        ))}
      </ol>
      <ListEnd
        next={next}
        more={say('library.more')}
        end={say('library.end')}
        hidden={entries.length === 0}
      />
      <p class="quiet">
        <a href="/compounding">{say('library.compounding')}</a>
      </p>
    </>
  );
}

function ViewHeading({ view, empty }: { view: LibraryView; empty: boolean }) {
  return (
    <>
      <h2 class="list-title">{say(`library.${view}`)}</h2>
      <p class="quiet shelf">{say(`library.${view}.what`)}</p>
      {empty ? <EmptyState>{say(`library.${view}.none`)}</EmptyState> : null}
    </>
  );
}

function LibraryItem({ entry, zone }: { entry: LibraryEntry; zone: string }) {
  return (
    <li class="h-entry">
      <h3 class="p-name">
        <a class="u-url" href={entry.path}>
          {entry.title}
        </a>
      </h3>
      {entry.excerpt ? <p class="p-summary">{entry.excerpt}</p> : null}
      <p class="byline">
        <Author by={{ ...entry.author, url: null }} />
        {` ${say('entry.in')} `}
        <a href={`/spaces/${entry.space.name}`}>{entry.space.title}</a>
        {' · '}
        <Time class="dt-published" at={entry.createdAt} zone={zone} day />
        {entry.kind === 'post' ? null : ` · ${say(getKindPage(entry.kind).label)}`}
        <UsesAndReview entry={entry} />
      </p>
    </li>
  );
}

function UsesAndReview({ entry: { id, uses, reviewBy } }: { entry: LibraryEntry }) {
  const day = reviewBy && formatReviewDay(reviewBy);
  return (
    <>
      {uses > 0 ? (
        <>
          {' · '}
          <a href={`/entries/${id}/lineage`}>{say('library.uses', { n: uses })}</a>
        </>
      ) : null}
      {day ? ` · ${say('library.reviewBy')} ${day}` : null}
    </>
  );
}

/** A day has no zone: it is the same wherever it is read. */
function formatReviewDay(text: string): string | null {
  const at = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(at.getTime()) ? null : formatDay(at, 'UTC');
}
