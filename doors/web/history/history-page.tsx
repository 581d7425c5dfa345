import { say } from '../../../messages/index.ts';
import type { WordingView } from '../../../workplace/entries/index.ts';
import { Author } from '../layout/author.tsx';
import { Time } from '../layout/time.tsx';
import { differences } from './differences.ts';

interface Props {
  title: string;
  wordings: WordingView[];
  zone: string;
  back: string;
}

/** Every wording, the newest first, each with what changed in it. */
export function HistoryPage({ title, wordings, zone, back }: Props) {
  const changes = wordings.map((wording, i) => ({ wording, before: wordings[i - 1] ?? null }));
  return (
    <>
      <p class="kicker">
        <a href={back}>{say('form.back')}</a>
      </p>
      <h1>{title}</h1>
      <p class="lead">{say('history.count', { n: wordings.length })}</p>
      {changes.reverse().map(({ wording, before }) => (
        <Wording wording={wording} before={before} zone={zone} />
      ))}
      <p class="end">{say('history.end')}</p>
    </>
  );
}

function Wording(props: { wording: WordingView; before: WordingView | null; zone: string }) {
  const { wording, before, zone } = props;
  return (
    <section class="wording">
      <h2>{before ? say('history.edit', { n: wording.number - 1 }) : say('history.first')}</h2>
      <p class="byline">
        {wording.by ? <Author by={wording.by} /> : null} <Time at={wording.at} zone={zone} />
      </p>
      {wording.title === null ? null : (
        <p class="diff title">
          <Changed from={before?.title ?? null} to={wording.title} />
        </p>
      )}
      <div class="diff">
        <Changed from={before?.body ?? null} to={wording.body} />
      </div>
      {wording.tags && wording.tags.length + (before?.tags?.length ?? 0) > 0 ? (
        <p class="diff quiet">
          {say('entry.tags')}:{' '}
          <Changed from={before?.tags?.join(' ') ?? null} to={wording.tags.join(' ')} />
        </p>
      ) : null}
    </section>
  );
}

function Changed({ from, to }: { from: string | null; to: string }) {
  if (from === null || from === to) return <>{to}</>;
  return (
    <>
      {differences(from, to).map(({ text, kind }) => {
        if (kind === 'added') return <ins>{text}</ins>;
        return kind === 'removed' ? <del>{text}</del> : text;
      })}
    </>
  );
}
