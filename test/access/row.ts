import { AppError } from '../../workplace/kernel/errors.ts';
import { type Client, get } from './client.ts';
import type { WagerFixture } from './wager-fixtures.ts';
import type { WorkFixture } from './work-fixtures.ts';
import type { Fixture } from './world.ts';

/** A way to look at one fixture, or (`about: 'all'`) at whatever there is. */
export interface Row extends RowOptions {
  name: string;
  /** Which word of the fixture says that it was seen; never one that the question itself has. */
  shows: keyof WorkFixture | keyof WagerFixture | 'title';
  about: 'one' | 'all';
  ask: Ask;
}

interface RowOptions {
  /** Asked through a door, where no operator comes. */
  overHttp?: boolean;
  /** Only people are answered with anything. */
  onlyPeople?: boolean;
  /** Shows only some of what may be seen, such as the newest; but never what may not be seen. */
  partial?: boolean;
}

type Ask = (client: Client, fixture: Fixture) => Promise<unknown>;
type Path = (fixture: Fixture) => string;

/** A query that is asked about one fixture. */
export function queryOne(name: string, shows: Row['shows'], ask: Ask, options?: RowOptions): Row {
  return { name, shows, about: 'one', ask, ...options };
}

/** A query that is asked once about everything. */
export function queryAll(name: string, shows: Row['shows'], ask: Ask, options?: RowOptions): Row {
  return { name, shows, about: 'all', ask, ...options };
}

/** An address of one fixture. */
export function pageOfOne(
  name: string,
  shows: Row['shows'],
  path: Path,
  options?: RowOptions,
): Row {
  const ask: Ask = (client, fixture) => get(client, path(fixture));
  return { name: `GET ${name}`, shows, about: 'one', ask, overHttp: true, ...options };
}

/** An address at which there is something of everything. */
export function pageOfAll(
  name: string,
  shows: Row['shows'],
  path: string | ((client: Client) => string),
  options?: RowOptions,
): Row {
  const ask: Ask = (client) => get(client, typeof path === 'string' ? path : path(client));
  return { name: `GET ${name}`, shows, about: 'all', ask, overHttp: true, ...options };
}

/** An address whose answer has none of the fixture's words: where it is answered, they are added. */
export function answerAbout(
  name: string,
  shows: Row['shows'],
  path: Path,
  options?: RowOptions,
): Row {
  const row = pageOfOne(name, shows, path, options);
  const ask: Ask = async (client, fixture) => {
    const answer = await get(client, path(fixture));
    return answer.status === 200 ? { ...answer, shown: fixture[shows] } : answer;
  };
  return { ...row, ask };
}

/** What was said, as text: an answer, or a refusal with all that it tells. */
export async function answer(row: Row, client: Client, fixture: Fixture): Promise<string> {
  try {
    return `answer ${JSON.stringify((await row.ask(client, fixture)) ?? null)}`;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return `refusal ${error.code} ${error.reason} ${JSON.stringify(error.fields)}`;
  }
}

/** An answer without the words of its fixture, so that answers about two of them can be compared. */
export function anonymize(text: string, fixture: Fixture): string {
  return identifying.reduce((rest, key) => rest.replaceAll(fixture[key], '…'), text);
}

const identifying = [
  'entryId',
  'commentId',
  'fileId',
  'spaceId',
  'name',
  'tag',
  'slug',
  'entryWord',
  'commentWord',
  'linkId',
  'correctionId',
  'flagId',
  'briefId',
  'briefWord',
  'wagerId',
  'wagerWord',
  'questionId',
  'measureId',
  'readingId',
  'hookId',
] as const satisfies readonly (keyof Fixture)[];
