import type { Hono } from 'hono';
import { sql } from 'kysely';
import type { DoorEnv } from '../../doors/shared/doorway.ts';
import type { Database } from '../../storage/index.ts';
import type { Workplace } from '../../workplace/happenings/index.ts';
import { Refusal } from '../../workplace/refusal.ts';
import { doorwayFor, houseWith } from '../doors.ts';
import { doors } from './houses.ts';
import type { Seer } from './seers.ts';
import type { Wagered } from './wagers.ts';
import type { Works } from './works.ts';
import type { Thing } from './world.ts';

/** How a row of the matrix asks: as somebody, of a workplace, through its doors. */
export interface Asking {
  seer: Seer;
  viewer: Seer['viewer'];
  workplace: Workplace;
  house: Hono<DoorEnv>;
}

/** A way to look at one thing, or (`about: 'all'`) at whatever there is. Its answer is plain text. */
export interface Row {
  name: string;
  /** Which word of the thing says that it was seen; never one that the question itself holds. */
  shows: keyof Works | keyof Wagered | 'title';
  about: 'one' | 'all';
  /** Asked through a door, where no operator comes. */
  overHttp?: true;
  ask(asking: Asking, thing: Thing): Promise<unknown>;
  /** Only people have one; nobody else is answered with anything. */
  persons?: boolean;
  /** Shows only some of what may be seen, such as the newest; what may not, never. */
  partial?: true;
}

/** One house for everybody, so that a page kept for one is never shown to another. */
export function houseOn(workplace: Workplace): Asking['house'] {
  const session = (headers: Headers) =>
    /session=([\w-]+)/.exec(headers.get('cookie') ?? '')?.[1] ?? null;
  const stranger = doorwayFor(workplace);
  const signIn = { ...stranger.signIn, sessionToken: session };
  const doorway = { ...stranger, signIn };
  return houseWith(doorway, ...doors.map((door) => door(doorway)));
}

export function askingAs(seer: Seer, workplace: Workplace, house: Asking['house']): Asking {
  return { seer, viewer: seer.viewer, workplace, house };
}

/** Asks, and writes down what was said: an answer, or a refusal with all that it tells. */
export async function answerOf(row: Row, asking: Asking, thing: Thing): Promise<string> {
  try {
    return `answer ${JSON.stringify((await row.ask(asking, thing)) ?? null)}`;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return `refusal ${error.code} ${error.reason} ${JSON.stringify(error.fields)}`;
  }
}

/** A GET as this seer: status, headers and body, without what differs from request to request. */
export async function get({ house, seer }: Asking, path: string): Promise<unknown> {
  const ended = new AbortController();
  const response = await house.request(path, { headers: seer.headers, signal: ended.signal });
  if (response.status >= 500) throw new Error(`${path} broke down for ${seer.name}`);
  const streams = response.headers.get('content-type')?.startsWith('text/event-stream');
  const body = streams ? 'a stream' : await response.text();
  if (streams) {
    ended.abort();
    await response.body?.cancel();
  }
  const headers = [...response.headers].filter(([name]) => !/request-id|^date$/.test(name));
  return { status: response.status, headers, body: plain(body) };
}

/** What every request has of its own: its id, its nonce, the key of its form. */
function plain(body: string): string {
  return body
    .replace(/"requestId":"[^"]*"/g, '"requestId":""')
    .replace(/nonce="[^"]*"/g, 'nonce=""')
    .replace(/name="until" value="[^"]*"/g, 'name="until" value=""')
    .replace(/name="once" value="[^"]*"/g, 'name="once" value=""');
}

/** The same words for whatever was asked about, so that two answers can be laid over each other. */
export function anonymous(answer: string, thing: Thing): string {
  const { entryId, commentId, fileId, spaceId, name, tag, slug, entryWord, commentWord } = thing;
  const { linkId, correctionId, flagId } = thing;
  const { briefId, briefWord } = thing;
  const { wagerId, wagerWord, questionId, measureId, readingId, hookId } = thing;
  const own = [
    ...[entryId, commentId, fileId, spaceId, name, tag, slug, entryWord, commentWord],
    ...[linkId, correctionId, flagId, briefId, briefWord],
    ...[wagerId, wagerWord, questionId, measureId, readingId, hookId],
  ];
  return own.reduce((text, word) => text.replaceAll(word, '…'), answer);
}

/** Tables of which not even a test deletes while their triggers stand. */
const guarded = [
  ...['seals', 'readings', 'measures', 'ends', 'wagers'],
  ...['value_models', 'value_quantities'],
];

/** Runs `look` in a world in which what is hidden never was, and puts it all back. */
export async function without(
  workplace: Workplace,
  hidden: readonly Thing[],
  look: (workplace: Workplace) => Promise<void>,
): Promise<void> {
  const undo = new Error('undo');
  const spaces = [...new Set(hidden.map((thing) => thing.spaceId))];
  const entries = hidden.flatMap((thing) => [thing.entryId, thing.briefId, thing.wagerId]);
  const done = workplace.db.transaction().execute(async (tx) => {
    if (spaces.length > 0) {
      await sql`delete from happenings where entry_id = any(${entries}::uuid[])`.execute(tx);
      await sql`delete from links
        where from_entry = any(${entries}::uuid[]) or to_entry = any(${entries}::uuid[])`.execute(
        tx,
      );
      for (const table of guarded) {
        await sql`alter table ${sql.table(table)} disable trigger user`.execute(tx);
      }
      for (const table of ['forecasts', 'value_models', 'readings', 'seals', 'wagers']) {
        await sql`delete from ${sql.table(table)} where entry_id = any(${entries}::uuid[])`.execute(
          tx,
        );
      }
      for (const table of ['corrections', 'comments', 'attachment_uses', 'revisions']) {
        await sql`delete from ${sql.table(table)} where entry_id = any(${entries}::uuid[])`.execute(
          tx,
        );
      }
      await sql`delete from entries where id = any(${entries}::uuid[])`.execute(tx);
      await sql`delete from spaces where id = any(${spaces}::uuid[])`.execute(tx);
    }
    await look({ ...workplace, db: tx as unknown as Database });
    throw undo;
  });
  await done.catch((error: unknown) => {
    if (error !== undo) throw error;
  });
}
