import { say } from '../../../messages/index.ts';
import { listHeadings } from '../../../workplace/text/index.ts';

/** The sections of a body, to go to; a text of one or two needs no list of them. */
export function Contents({ html }: { html: string }) {
  const headings = listHeadings(html);
  if (headings.length < 3) return null;
  const top = Math.min(...headings.map(({ level }) => level));
  return (
    <nav class="contents" aria-label={say('brief.contents')}>
      <ol>
        {headings
          .filter(({ level }) => level <= top + 1)
          .map(({ id, level, title }) => (
            <li class={level > top ? 'below' : undefined}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
      </ol>
    </nav>
  );
}
