import { say } from '../../../messages/index.ts';
import type { RevisionView } from '../../../workplace/entries/index.ts';
import { Author } from '../layout/author.tsx';
import { Time } from '../layout/time.tsx';
import { createComparer } from './text-diff.ts';

interface Props {
  title: string;
  revisions: RevisionView[];
  zone: string;
  back: string;
  /** Something to say first, such as that an edit was merged. */
  message?: string | null;
  /** Where a wording by its number is restored, for whoever may. */
  restore?: ((number: number) => string) | null;
}

/** Every wording, the newest first, each with what changed in it. */
export function HistoryPage({ title, revisions, zone, back, message, restore }: Props) {
  const compare = createComparer();
  const changes = revisions.map((wording, i) => ({ wording, before: revisions[i - 1] ?? null }));
  return (
    <>
      <p class="kicker">
        <a href={back}>{say('form.back')}</a>
      </p>
      <h1>{title}</h1>
      {message ? (
        <div class="done" role="status">
          <p>{message}</p>
        </div>
      ) : null}
      <p class="lead">{say('history.count', { n: revisions.length })}</p>
      {changes.reverse().map(({ wording, before }) => (
        <Revision
          revision={wording}
          before={before}
          zone={zone}
          compare={compare}
          restore={wording.number < revisions.length ? restore : null}
        />
      ))}
      <p class="end">{say('history.end')}</p>
    </>
  );
}

type Comparer = ReturnType<typeof createComparer>;

interface RevisionProps {
  revision: RevisionView;
  before: RevisionView | null;
  zone: string;
  compare: Comparer;
  restore: Props['restore'];
}

function Revision({ revision, before, zone, compare, restore }: RevisionProps) {
  return (
    <section class="revision">
      <h2>{before ? say('history.edit', { n: revision.number - 1 }) : say('history.first')}</h2>
      <p class="byline">
        {revision.by ? <Author by={revision.by} /> : null} <Time at={revision.at} zone={zone} />
      </p>
      {revision.title === null ? null : (
        <p class="diff title">
          <ChangedText compare={compare} from={before?.title ?? null} to={revision.title} />
        </p>
      )}
      <div class="diff">
        <ChangedText compare={compare} from={before?.body ?? null} to={revision.body} />
      </div>
      {revision.tags && revision.tags.length + (before?.tags?.length ?? 0) > 0 ? (
        <p class="diff quiet">
          {say('entry.tags')}:{' '}
          <ChangedText
            compare={compare}
            from={before?.tags?.join(' ') ?? null}
            to={revision.tags.join(' ')}
          />
        </p>
      ) : null}
      {restore ? (
        <form method="post" action={restore(revision.number)} class="restoring">
          <button
            type="submit"
            class="link-button"
            aria-label={say('history.restoreOf', { n: revision.number })}
          >
            {say('history.restore')}
          </button>
        </form>
      ) : null}
    </section>
  );
}

function ChangedText({
  from,
  to,
  compare,
}: {
  from: string | null;
  to: string;
  compare: Comparer;
}) {
  if (from === null || from === to) return <>{to}</>;
  return (
    <>
      {compare(from, to).map(({ text, kind }) => {
        if (kind === 'added') return <ins>{text}</ins>;
        return kind === 'removed' ? <del>{text}</del> : text;
      })}
    </>
  );
}
