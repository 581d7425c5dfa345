import type { SendMailOptions } from 'nodemailer';
import { onTestFinished } from 'vitest';
import { type NotificationReason, newId } from '../../storage/index.ts';
import { type Cast, settle } from '../../test/cast.ts';
import { openTestApp, type TestApp } from '../../test/workplace.ts';
import { publishEntry } from '../entries/index.ts';
import { ensureWorkplace } from '../sign-in/index.ts';
import { sendDueMails } from './send-mails.ts';
import type { MailSettings } from './settings.ts';

export const mailSettings: MailSettings = {
  key: 'a key of the tests',
  publicUrl: 'https://house.example.org',
  from: 'hill@example.org',
  domain: 'reply.example.org',
  canSend: true,
};

/** A mail as it went out, with the headers that mattered. */
export type SentMail = SendMailOptions & { headers: Record<string, string> };

export interface MailTestApp extends TestApp, Cast {
  entry: string;
  sentMails: SentMail[];
  /** Sends what is due to `out`; `fail` is thrown instead, as a server's answer. */
  send(fail?: Error): ReturnType<typeof sendDueMails>;
  addNotification(fields: Partial<NotificationFields>): Promise<string>;
}

interface NotificationFields {
  to: { id: string };
  comment: string | null;
  entry: string;
  eventName: string;
  why: NotificationReason;
  delivery: 'now' | 'held' | 'digest';
  actor: { id: string };
}

/** The cast with a question of Ada's in the yard, and notices as whoever raises them writes them. */
export async function openMailTestApp(): Promise<MailTestApp> {
  const app = await openTestApp();
  onTestFinished(app.close);
  const cast = await settle(app.context);
  await ensureWorkplace(app.context, 'Hill');
  const words = { space: 'yard', kind: 'question', title: 'Where does the rain go?', body: 'Hm.' };
  const entry = (await publishEntry(app.context, cast.ada, words)).id;
  const out: SentMail[] = [];
  const send = (fail?: Error) => {
    const transport = {
      send: async (mail: SendMailOptions) => {
        if (fail) throw fail;
        out.push(mail as SentMail);
      },
    };
    return sendDueMails(app.context, {
      settings: mailSettings,
      transport,
      listNewEntries: async () => [],
    });
  };
  const addNotification = async (fields: Partial<NotificationFields>) => {
    const {
      to = cast.ada,
      comment = null,
      eventName: what = comment ? 'commentAdded' : 'entryPublished',
    } = fields;
    const id = newId();
    await app.context.db
      .insertInto('notices')
      .values({
        id,
        person_id: to.id,
        happening_id: newId(),
        entry_id: fields.entry ?? entry,
        what,
        comment_id: comment,
        by_id: fields.actor?.id ?? cast.ben.id,
        why: fields.why ?? 'author',
        reach: fields.delivery ?? 'now',
        at: app.context.now(),
      })
      .execute();
    return id;
  };
  return { ...app, ...cast, entry, sentMails: out, send, addNotification };
}

/** What a server answers, as nodemailer hands it on. */
export function makeSmtpError(responseCode: number, code = 'EENVELOPE'): Error {
  return Object.assign(new Error(`${responseCode} no`), { code, responseCode });
}
