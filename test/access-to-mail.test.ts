import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../storage/index.ts';
import { mayAdminister, maySee } from '../workplace/access/index.ts';
import { stopPath } from '../workplace/mail/addresses.ts';
import { type Asking, anonymous, askingAs, get, houseOn } from './access/asking.ts';
import { tellEverybody } from './access/attention.ts';
import { gatherSeers, type Seer, standingOf } from './access/seers.ts';
import { makeWorld, type Thing, type World } from './access/world.ts';
import { doorwayFor } from './doors.ts';
import { openWorkplace, type TestWorkplace } from './workplace.ts';

/**
 * That there is a mail is known to its reader and to whoever runs the workplace; what it is about,
 * by the access rule alone. So its pages are no rows of the matrix, where the hidden never was.
 */
let house: TestWorkplace;
let world: World;
let seers: Seer[];
let doors: ReturnType<typeof houseOn>;
/** The mail to each person about each thing. */
const mails = new Map<string, string>();
const key = (person: string, thing: Thing) => `${person} ${thing.entryId}`;

beforeAll(async () => {
  house = await openWorkplace();
  world = await makeWorld(house.workplace);
  await tellEverybody(house.workplace, world);
  for (const [handle, person] of Object.entries(world.ids)) {
    for (const thing of world.things) mails.set(key(handle, thing), await mailAbout(thing, person));
  }
  seers = await gatherSeers(house.workplace, world);
  doors = houseOn(house.workplace);
});
afterAll(() => house.close());

async function mailAbout({ entryId: entry_id }: Thing, person_id: string): Promise<string> {
  const { db, now } = house.workplace;
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

const asking = (seer: Seer): Asking => askingAs(seer, house.workplace, doors);
const sees = (seer: Seer, thing: Thing) => maySee(seer.viewer, standingOf(seer, thing));
const pageOf = async (seer: Seer, path: string) => JSON.stringify(await get(asking(seer), path));
const nobodyAtAll = () => seers.find(({ viewer }) => viewer.is === 'nobody')!;

test('the page of unsubscribing names a conversation to whom its reader sees, and no other', async () => {
  const { settings } = doorwayFor(house.workplace).mail;
  const wrong: string[] = [];
  for (const seer of seers.filter(({ handle }) => handle !== null)) {
    const hidden = new Set<string>();
    for (const thing of world.things) {
      const path = stopPath(settings, mails.get(key(seer.handle!, thing))!);
      // Whoever has the address opens it, signed in or not.
      const token = path.split('/').at(-1)!;
      const page = (await pageOf(nobodyAtAll(), path)).replaceAll(token, 'token');
      if (page.includes(thing.entryWord) !== sees(seer, thing)) wrong.push(`${seer.name} ${path}`);
      if (!sees(seer, thing)) hidden.add(anonymous(page, thing));
    }
    expect(hidden.size).toBeLessThanOrEqual(1);
  }
  expect(wrong).toEqual([]);
});

test('whoever runs the workplace reads of mails what they see themselves, and of others that they are', async () => {
  const admins = seers.filter(({ viewer, handle }) => handle && mayAdminister(viewer));
  expect(admins.length).toBeGreaterThan(0);
  for (const seer of admins) {
    const list = await pageOf(seer, '/admin/mail');
    for (const thing of world.things) {
      const page = await pageOf(seer, `/admin/mail/${mails.get(key('stella', thing))}`);
      expect(page).toContain('"status":200');
      const seen = sees(seer, thing);
      expect([thing.title, page.includes(thing.commentWord)]).toEqual([thing.title, seen]);
      const words = [thing.entryWord, thing.slug, thing.name];
      const told = seen ? [] : words.filter((word) => `${list}${page}`.includes(word));
      expect([thing.title, told]).toEqual([thing.title, []]);
    }
  }
});

test('for everybody else there are no mails', async () => {
  const [id] = mails.values();
  for (const seer of seers.filter(({ viewer }) => viewer.is !== 'operator')) {
    if (mayAdminister(seer.viewer)) continue;
    const { status } = (await get(asking(seer), `/admin/mail/${id}`)) as { status: number };
    expect([seer.name, status]).toEqual([seer.name, seer.viewer.is === 'nobody' ? 303 : 404]);
  }
});
