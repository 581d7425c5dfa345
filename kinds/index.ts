import { brief } from './brief/brief.ts';
import type { Kind } from './kind.ts';
import { post } from './post/post.ts';
import { question } from './question/question.ts';
import { wager } from './wager/wager.ts';

export type { ActionContext, DocumentStatus, EntryRights, Kind, KindAction } from './kind.ts';

/** Every kind of entry that this workplace knows. */
// biome-ignore lint/suspicious/noExplicitAny: each kind has details of its own
export const kinds: readonly Kind<any>[] = [post, question, brief, wager];

/** The kind of this name, or undefined. */
// biome-ignore lint/suspicious/noExplicitAny: each kind has details of its own
export function findKind(name: string): Kind<any> | undefined {
  return kinds.find((kind) => kind.name === name);
}
