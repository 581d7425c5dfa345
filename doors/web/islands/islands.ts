import { enhanceCopying } from './copied-passages.ts';
import { getActionPath } from './dom.ts';
import { enhanceInboxBadge } from './inbox-badge.ts';
import { enhanceKeyboard } from './keyboard.ts';
import { LiveConversation } from './live-conversation.ts';
import { confirmSent, deleteLocalDraft, deleteOthersDrafts } from './local-drafts.ts';
import { showLocalTimes } from './local-times.ts';
import { blockFormsOffline, deleteOfflineCopies, registerServiceWorker } from './offline.ts';
import { enhanceReactions } from './reactions.ts';
import { enhanceReplies } from './reply-form.ts';
import { fillTimeZone } from './time-zone.ts';

/** Every page works without these; each adds to what it finds, and what few pages need comes later. */
showLocalTimes(document);
fillTimeZone();
deleteOthersDrafts();
void deleteOfflineCopies();
registerServiceWorker();
blockFormsOffline();
confirmSent();
enhanceKeyboard();
enhanceInboxBadge();
document.querySelector<HTMLElement>('.problem')?.focus();

if (document.querySelector('live-conversation')) {
  enhanceReplies();
  enhanceCopying();
  enhanceReactions();
  openLinkedComment();
  addEventListener('hashchange', openLinkedComment);
  customElements.define('live-conversation', LiveConversation);
}

if (document.querySelector('lineage-picture')) {
  void import('./lineage-picture.ts').then(({ LineagePicture }) =>
    customElements.define('lineage-picture', LineagePicture),
  );
}

// The form carries the words on with what was chosen; those kept before would come in between.
const conflictForm = document.querySelector<HTMLFormElement>('form[data-carries-words]');
conflictForm?.addEventListener('submit', () => deleteLocalDraft(getActionPath(conflictForm)));

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
function openLinkedComment(): void {
  const id = /^#comment-([0-9a-f-]{36})$/.exec(location.hash)?.[1];
  if (id && !document.getElementById(`comment-${id}`)) location.replace(`/comments/${id}`);
}
