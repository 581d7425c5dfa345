import type { Root } from 'mdast';
import { findAndReplace } from 'mdast-util-find-and-replace';

// A handle ends in a letter or digit. Not after a word, a slash or another at sign, nor before
// one: that would be part of an address.
const MENTION =
  /(?<![\p{L}\p{M}\p{N}_.@+/-])@([a-z0-9](?:[a-z0-9_-]{0,38}[a-z0-9])?)(?![\p{L}\p{M}\p{N}@]|[_-]+[\p{L}\p{N}@])/giu;

/**
 * Turns `@handle` in running text into a link to the person's page, and answers the handles in
 * lower case, each once, in order. Code is not text, and links keep their own target.
 */
export function linkMentions(
  tree: Root,
  mentionable: (handle: string) => boolean = () => true,
): string[] {
  const handles = new Set<string>();
  findAndReplace(tree, [[MENTION, (text: string, handle: string) => linkTo(text, handle)]], {
    ignore: ['link', 'linkReference'],
  });
  return [...handles];

  function linkTo(text: string, written: string) {
    const handle = written.toLowerCase();
    if (!mentionable(handle)) return false;
    handles.add(handle);
    return {
      type: 'link' as const,
      url: `/people/${handle}`,
      data: { hProperties: { className: ['mention'] } },
      children: [{ type: 'text' as const, value: text }],
    };
  }
}
