import type { Defaulted } from './columns.ts';

export type MessageKind = 'notice' | 'digest' | 'introduction';
/** `empty`: when it was to be sent, nothing was left that its reader may see and has not seen. */
export type MessageState = 'waiting' | 'sent' | 'empty' | 'failed';

export interface MailMessagesTable {
  id: string;
  person_id: string;
  kind: MessageKind;
  entry_id: string | null;
  introduction_id: string | null;
  comment_id: string | null;
  message_id: string | null;
  since: Date | null;
  made_at: Date;
  state: Defaulted<MessageState>;
  next_try_at: Date | null;
  tries: Defaulted<number>;
  problem: string | null;
  settled_at: Date | null;
}

export interface MailNotificationsTable {
  mail_id: string;
  notice_id: string;
}

export interface DigestCursorsTable {
  person_id: string;
  until: Date;
}
