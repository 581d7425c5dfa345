import { actionOf } from './fragments.ts';
import { forget, forgetOthers, settleSent } from './kept-words.ts';
import { enhanceKeyboard } from './keyboard.ts';
import { LiveConversation } from './live-conversation.ts';
import { forgetCopies, holdFormsOffline, keepForOffline } from './offline.ts';
import { showOwnTimes } from './own-times.ts';
import { sayOwnZone } from './own-zone.ts';
import { enhanceCopying } from './passages.ts';
import { enhanceReactions } from './reactions.ts';
import { enhanceReplying } from './replying.ts';
import { enhanceInbox } from './waiting.ts';

/** Every page works without these; each adds to what it finds, and what few pages need comes later. */
showOwnTimes(document);
sayOwnZone();
forgetOthers();
void forgetCopies();
keepForOffline();
holdFormsOffline();
settleSent();
enhanceKeyboard();
enhanceInbox();
document.querySelector<HTMLElement>('.problem')?.focus();

if (document.querySelector('live-conversation')) {
  enhanceReplying();
  enhanceCopying();
  enhanceReactions();
  findLinkedComment();
  addEventListener('hashchange', findLinkedComment);
  customElements.define('live-conversation', LiveConversation);
}

if (document.querySelector('lineage-picture')) {
  void import('./lineage-picture.ts').then(({ LineagePicture }) =>
    customElements.define('lineage-picture', LineagePicture),
  );
}

// The form carries the words on with what was chosen; those kept before would come in between.
const choosing = document.querySelector<HTMLFormElement>('form[data-carries-words]');
choosing?.addEventListener('submit', () => forget(actionOf(choosing)));

if (document.querySelector('markdown-editor')) {
  void import('./markdown-editor.ts').then(({ MarkdownEditor }) =>
    customElements.define('markdown-editor', MarkdownEditor),
  );
}

if (document.querySelector('prior-art')) {
  void import('./prior-art.ts').then(({ PriorArt }) =>
    customElements.define('prior-art', PriorArt),
  );
}

if (document.querySelector('template-filling')) {
  void import('./template-filling.ts').then(({ TemplateFilling }) =>
    customElements.define('template-filling', TemplateFilling),
  );
}

if (document.querySelector('passkey-button')) {
  void import('./passkey-button.ts').then(({ PasskeyButton }) =>
    customElements.define('passkey-button', PasskeyButton),
  );
}

if (document.querySelector('push-button')) {
  void import('./push-button.ts').then(({ PushButton }) =>
    customElements.define('push-button', PushButton),
  );
}

/** What stands after # never reaches the server, which alone knows a comment's page. */
function findLinkedComment(): void {
  const id = /^#comment-([0-9a-f-]{36})$/.exec(location.hash)?.[1];
  if (id && !document.getElementById(`comment-${id}`)) location.replace(`/comments/${id}`);
}
