import { say } from '../../../messages/index.ts';
import type { WordingView } from '../../../workplace/entries/index.ts';
import { Author } from '../layout/author.tsx';
import { Time } from '../layout/time.tsx';
import { comparing } from './differences.ts';

interface Props {
  title: string;
  wordings: WordingView[];
  zone: string;
  back: string;
  /** Something to say first, such as that an edit was merged. */
  notice?: string | null;
  /** Where a wording by its number is restored, for whoever may. */
  restore?: ((number: number) => string) | null;
}

/** Every wording, the newest first, each with what changed in it. */
export function HistoryPage({ title, wordings, zone, back, notice, restore }: Props) {
  const compare = comparing();
  const changes = wordings.map((wording, i) => ({ wording, before: wordings[i - 1] ?? null }));
  return (
    <>
      <p class="kicker">
        <a href={back}>{say('form.back')}</a>
      </p>
      <h1>{title}</h1>
      {notice ? (
        <div class="done" role="status">
          <p>{notice}</p>
        </div>
      ) : null}
      <p class="lead">{say('history.count', { n: wordings.length })}</p>
      {changes.reverse().map(({ wording, before }) => (
        <Wording
          wording={wording}
          before={before}
          zone={zone}
          compare={compare}
          restore={wording.number < wordings.length ? restore : null}
        />
      ))}
      <p class="end">{say('history.end')}</p>
    </>
  );
}

type Compare = ReturnType<typeof comparing>;

interface WordingProps {
  wording: WordingView;
  before: WordingView | null;
  zone: string;
  compare: Compare;
  restore: Props['restore'];
}

function Wording({ wording, before, zone, compare, restore }: WordingProps) {
  return (
    <section class="wording">
      <h2>{before ? say('history.edit', { n: wording.number - 1 }) : say('history.first')}</h2>
      <p class="byline">
        {wording.by ? <Author by={wording.by} /> : null} <Time at={wording.at} zone={zone} />
      </p>
      {wording.title === null ? null : (
        <p class="diff title">
          <Changed compare={compare} from={before?.title ?? null} to={wording.title} />
        </p>
      )}
      <div class="diff">
        <Changed compare={compare} from={before?.body ?? null} to={wording.body} />
      </div>
      {wording.tags && wording.tags.length + (before?.tags?.length ?? 0) > 0 ? (
        <p class="diff quiet">
          {say('entry.tags')}:{' '}
          <Changed
            compare={compare}
            from={before?.tags?.join(' ') ?? null}
            to={wording.tags.join(' ')}
          />
        </p>
      ) : null}
      {restore ? (
        <form method="post" action={restore(wording.number)} class="restoring">
          <button
            type="submit"
            class="quietly"
            aria-label={say('history.restoreOf', { n: wording.number })}
          >
            {say('history.restore')}
          </button>
        </form>
      ) : null}
    </section>
  );
}

function Changed({ from, to, compare }: { from: string | null; to: string; compare: Compare }) {
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
