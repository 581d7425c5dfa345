import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../storage/index.ts';
import { canAdminister, canSee } from '../../workplace/access/index.ts';
import { getUnsubscribePath } from '../../workplace/mail/addresses.ts';
import { doorwayFor } from '../doors.ts';
import { openTestApp, type TestApp } from '../workplace.ts';
import { get, makeTestApp } from './client.ts';
import { notifyEveryone } from './notification-rows.ts';
import { getStanding, makePersonas, type Persona } from './personas.ts';
import { anonymize } from './row.ts';
import { type Fixture, makeWorld, type World } from './world.ts';

/**
 * That there is a mail is known to its reader and to administrators, while what it is about is
 * known by the access rule alone. So its pages are no rows of the matrix, where what is hidden
 * never was.
 */
let testApp: TestApp;
let world: World;
let personas: Persona[];
let app: ReturnType<typeof makeTestApp>;
/** The mail to each person about each fixture. */
const mails = new Map<string, string>();
const key = (person: string, fixture: Fixture) => `${person} ${fixture.entryId}`;

beforeAll(async () => {
  testApp = await openTestApp();
  world = await makeWorld(testApp.context);
  await notifyEveryone(testApp.context, world);
  for (const [handle, person] of Object.entries(world.ids)) {
    for (const fixture of world.fixtures)
      mails.set(key(handle, fixture), await storeMail(fixture, person));
  }
  personas = await makePersonas(testApp.context, world);
  app = makeTestApp(testApp.context);
});
afterAll(() => testApp.close());

async function storeMail({ entryId: entry_id }: Fixture, person_id: string): Promise<string> {
  const { db, now } = testApp.context;
  const id = newId();
  await db
    .insertInto('mails')
    .values({ id, person_id, kind: 'notice', entry_id, made_at: now() })
    .execute();
  const notices = await db
    .selectFrom('notices')
    .where('person_id', '=', person_id)
    .where('entry_id', '=', entry_id)
    .select('id as notice_id')
    .execute();
  if (notices.length > 0) {
    const rows = notices.map(({ notice_id }) => ({ mail_id: id, notice_id }));
    await db.insertInto('mail_notices').values(rows).execute();
  }
  return id;
}

const sees = (persona: Persona, fixture: Fixture) =>
  canSee(persona.viewer, getStanding(persona, fixture));
const getPage = async (persona: Persona, path: string) =>
  JSON.stringify(await get({ app, persona }, path));
const findNobody = () => personas.find(({ viewer }) => viewer.kind === 'anonymous')!;

test('the page for unsubscribing names a conversation that its reader sees, and no other', async () => {
  const { settings } = doorwayFor(testApp.context).mail;
  const wrong: string[] = [];
  for (const persona of personas.filter(({ handle }) => handle !== null)) {
    const hidden = new Set<string>();
    for (const fixture of world.fixtures) {
      const path = getUnsubscribePath(settings, mails.get(key(persona.handle!, fixture))!);
      // The address is enough to open it, signed in or not.
      const token = path.split('/').at(-1)!;
      const page = (await getPage(findNobody(), path)).replaceAll(token, 'token');
      if (page.includes(fixture.entryWord) !== sees(persona, fixture))
        wrong.push(`${persona.name} ${path}`);
      if (!sees(persona, fixture)) hidden.add(anonymize(page, fixture));
    }
    expect(hidden.size).toBeLessThanOrEqual(1);
  }
  expect(wrong).toEqual([]);
});

test('an administrator reads the mails about what they see, and of others that they were sent', async () => {
  const admins = personas.filter(({ viewer, handle }) => handle && canAdminister(viewer));
  expect(admins.length).toBeGreaterThan(0);
  for (const persona of admins) {
    const list = await getPage(persona, '/admin/mail');
    for (const fixture of world.fixtures) {
      const page = await getPage(persona, `/admin/mail/${mails.get(key('stella', fixture))}`);
      expect(page).toContain('"status":200');
      const seen = sees(persona, fixture);
      expect([fixture.title, page.includes(fixture.commentWord)]).toEqual([fixture.title, seen]);
      const words = [fixture.entryWord, fixture.slug, fixture.name];
      const leaked = seen ? [] : words.filter((word) => `${list}${page}`.includes(word));
      expect([fixture.title, leaked]).toEqual([fixture.title, []]);
    }
  }
});

test('for everybody else there are no mails', async () => {
  const [id] = mails.values();
  for (const persona of personas.filter(({ viewer }) => viewer.kind !== 'operator')) {
    if (canAdminister(persona.viewer)) continue;
    const { status } = await get({ app, persona }, `/admin/mail/${id}`);
    expect([persona.name, status]).toEqual([
      persona.name,
      persona.viewer.kind === 'anonymous' ? 303 : 404,
    ]);
  }
});
