import { forgetOthers, settleSent } from './kept-words.ts';
import { enhanceKeyboard } from './keyboard.ts';
import { LiveConversation } from './live-conversation.ts';
import { showOwnTimes } from './own-times.ts';
import { enhanceReactions } from './reactions.ts';
import { enhanceReplying } from './replying.ts';

/** Every page works without these; each adds to what it finds, and what few pages need comes later. */
showOwnTimes(document);
forgetOthers();
settleSent();
enhanceKeyboard();
document.querySelector<HTMLElement>('.problem')?.focus();

if (document.querySelector('live-conversation')) {
  enhanceReplying();
  enhanceReactions();
  findLinkedComment();
  addEventListener('hashchange', findLinkedComment);
  customElements.define('live-conversation', LiveConversation);
}

if (document.querySelector('markdown-editor')) {
  void import('./markdown-editor.ts').then(({ MarkdownEditor }) =>
    customElements.define('markdown-editor', MarkdownEditor),
  );
}

if (document.querySelector('passkey-button')) {
  void import('./passkey-button.ts').then(({ PasskeyButton }) =>
    customElements.define('passkey-button', PasskeyButton),
  );
}

/** What stands after # never reaches the server, which alone knows a comment's page. */
function findLinkedComment(): void {
  const id = /^#comment-([0-9a-f-]{36})$/.exec(location.hash)?.[1];
  if (id && !document.getElementById(`comment-${id}`)) location.replace(`/comments/${id}`);
}
