import { say } from '../../messages/index.ts';
import type { PersonViewer } from '../access/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import { findIntroducedPerson } from '../suggestions/index.ts';
import { getUnsubscribePath } from './addresses.ts';
import { renderIntroductionHtml } from './html-layout.tsx';
import { makeMailMessageId } from './mail-threads.ts';
import type { MailMessage } from './message.ts';
import type { Letterhead } from './settings.ts';
import { renderIntroductionText } from './text-layout.ts';

/** What a mail of an introduction is made from. */
export interface IntroductionContent {
  name: string;
  title: string | null;
  path: string;
  letterhead: Letterhead;
  unsubscribeUrl: string;
}

/** Tells the viewer of whom they were introduced to; null where either takes part no more. */
export async function composeIntroduction(
  context: QueryContext,
  viewer: PersonViewer,
  mail: { id: string; introductionId: string },
  head: Letterhead,
): Promise<MailMessage | null> {
  const person = await findIntroducedPerson(context, viewer, mail.introductionId);
  if (!person) return null;
  const { name, title, handle } = person;
  const unsubscribeUrl = head.address + getUnsubscribePath(head.settings, mail.id);
  const content: IntroductionContent = {
    name,
    title,
    path: `/people/${handle}`,
    letterhead: head,
    unsubscribeUrl,
  };
  return {
    mailId: mail.id,
    subject: say('mail.introductionSubject', { workplace: head.name, name }),
    text: renderIntroductionText(content),
    html: renderIntroductionHtml(content),
    author: null,
    inReplyTo: null,
    references: [],
    list: null,
    commentId: null,
    messageId: makeMailMessageId(mail.id, head.host),
    notificationIds: [],
  };
}
