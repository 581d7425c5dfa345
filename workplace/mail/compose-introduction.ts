import { say } from '../../messages/index.ts';
import type { PersonViewer } from '../access/index.ts';
import type { Reading } from '../happenings/index.ts';
import { findIntroduced } from '../suggestions/introductions.ts';
import { stopPath } from './addresses.ts';
import { introductionHtml } from './layout.tsx';
import type { Letter } from './letter.ts';
import { introductionText } from './plain-layout.ts';
import type { Letterhead } from './settings.ts';
import { plainMessage } from './threading.ts';

/** What a mail of an introduction is made from. */
export interface IntroductionParts {
  name: string;
  title: string | null;
  path: string;
  head: Letterhead;
  stop: string;
}

/** Tells the viewer of whom they were introduced to; null where either takes part no more. */
export async function composeIntroduction(
  reading: Reading,
  viewer: PersonViewer,
  mail: { id: string; introductionId: string },
  head: Letterhead,
): Promise<Letter | null> {
  const person = await findIntroduced(reading, viewer, mail.introductionId);
  if (!person) return null;
  const { name, title, handle } = person;
  const stop = head.address + stopPath(head.settings, mail.id);
  const parts: IntroductionParts = { name, title, path: `/people/${handle}`, head, stop };
  return {
    mailId: mail.id,
    subject: say('mail.introductionSubject', { workplace: head.name, name }),
    text: introductionText(parts),
    html: introductionHtml(parts),
    author: null,
    inReplyTo: null,
    references: [],
    list: null,
    commentId: null,
    messageId: plainMessage(mail.id, head.host),
    noticeIds: [],
  };
}
