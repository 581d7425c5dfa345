import type { SendMailOptions } from 'nodemailer';
import { onTestFinished } from 'vitest';
import { type NoticeReason, newId } from '../../storage/index.ts';
import { type Cast, settle } from '../../test/cast.ts';
import { openWorkplace, type TestWorkplace } from '../../test/workplace.ts';
import { publishEntry } from '../entries/index.ts';
import { ensureWorkplace } from '../sign-in/index.ts';
import { sendDue } from './sending.ts';
import type { MailSettings } from './settings.ts';

export const settings: MailSettings = {
  key: 'a key of the tests',
  publicUrl: 'https://house.example.org',
  from: 'hill@example.org',
  domain: 'reply.example.org',
  sends: true,
};

/** A mail as it went out, with the headers that mattered. */
export type Outgone = SendMailOptions & { headers: Record<string, string> };

export interface MailHouse extends TestWorkplace, Cast {
  entry: string;
  out: Outgone[];
  /** Sends what is due to `out`; `fail` is thrown instead, as a server's answer. */
  send(fail?: Error): ReturnType<typeof sendDue>;
  notice(of: Partial<Notice>): Promise<string>;
}

interface Notice {
  to: { id: string };
  comment: string | null;
  entry: string;
  what: string;
  why: NoticeReason;
  reach: 'now' | 'held' | 'digest';
  by: { id: string };
}

/** The cast with a question of Ada's in the yard, and notices as whoever raises them writes them. */
export async function mailHouse(): Promise<MailHouse> {
  const house = await openWorkplace();
  onTestFinished(house.close);
  const cast = await settle(house.workplace);
  await ensureWorkplace(house.workplace, 'Hill');
  const words = { space: 'yard', kind: 'question', title: 'Where does the rain go?', body: 'Hm.' };
  const entry = (await publishEntry(house.workplace, cast.ada, words)).id;
  const out: Outgone[] = [];
  const send = (fail?: Error) => {
    const post = {
      send: async (mail: SendMailOptions) => {
        if (fail) throw fail;
        out.push(mail as Outgone);
      },
    };
    return sendDue(house.workplace, { settings, post, listNew: async () => [] });
  };
  const notice = async (of: Partial<Notice>) => {
    const {
      to = cast.ada,
      comment = null,
      what = comment ? 'commentAdded' : 'entryPublished',
    } = of;
    const id = newId();
    await house.workplace.db
      .insertInto('notices')
      .values({
        id,
        person_id: to.id,
        happening_id: newId(),
        entry_id: of.entry ?? entry,
        what,
        comment_id: comment,
        by_id: of.by?.id ?? cast.ben.id,
        why: of.why ?? 'author',
        reach: of.reach ?? 'now',
        at: house.workplace.now(),
      })
      .execute();
    return id;
  };
  return { ...house, ...cast, entry, out, send, notice };
}

/** What a server answers, as nodemailer hands it on. */
export function serverSaid(responseCode: number, code = 'EENVELOPE'): Error {
  return Object.assign(new Error(`${responseCode} no`), { code, responseCode });
}
