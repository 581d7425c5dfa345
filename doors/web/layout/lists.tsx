import type { Child } from 'hono/jsx';
import { say } from '../../../messages/index.ts';

/** Every list has an end, and says so; until then, the way to what comes after. */
export function ListEnd(props: {
  next: string | null;
  more: string;
  end: string;
  hidden?: boolean;
}) {
  if (props.next) {
    return (
      <p class="more">
        <a rel="next" href={props.next}>
          {props.more}
        </a>
      </p>
    );
  }
  return props.hidden ? null : <p class="end">{props.end}</p>;
}

/** The address of the next part of a list, its other parameters kept. */
export function buildNextPagePath(
  path: string,
  next: string | null,
  rest: Record<string, string> = {},
) {
  if (!next) return null;
  return `${path}?${new URLSearchParams({ ...rest, after: next })}`;
}

/** Where a list would be: what it is for, and what to do about its being empty. */
export function EmptyState({ children }: { children: Child }) {
  return <p class="empty">{children}</p>;
}

export function formatCommentCount(n: number): string {
  return say('entry.comments', { n });
}
