import type { Defaulted } from './columns.ts';

export type MailKind = 'notice' | 'digest' | 'introduction';
/** `empty`: when it was to be sent, nothing was left that its reader may see and has not seen. */
export type MailState = 'waiting' | 'sent' | 'empty' | 'failed';

export interface MailsTable {
  id: string;
  person_id: string;
  kind: MailKind;
  entry_id: string | null;
  introduction_id: string | null;
  comment_id: string | null;
  message_id: string | null;
  since: Date | null;
  made_at: Date;
  state: Defaulted<MailState>;
  next_try_at: Date | null;
  tries: Defaulted<number>;
  problem: string | null;
  settled_at: Date | null;
}

export interface MailNoticesTable {
  mail_id: string;
  notice_id: string;
}

export interface DigestsTable {
  person_id: string;
  until: Date;
}
