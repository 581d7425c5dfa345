import { v7 as newId } from 'uuid';
import { describe, expect, test } from 'vitest';
import { doorwayFor } from '../../../test/doors.ts';
import { webHouse } from '../../../test/web.ts';
import { addComment } from '../../../workplace/comments/index.ts';
import { publishEntry } from '../../../workplace/entries/index.ts';
import { getUnsubscribePath } from '../../../workplace/mail/addresses.ts';
import type { DoorContext } from '../../shared/door-context.ts';

/** A mail to Cleo about Ben's comment on Ada's question, and one to her of no conversation. */
async function seedMails(changes: Partial<DoorContext> = {}, space = 'yard') {
  const app = await webHouse(changes);
  const { context, ada, ben, cleo } = app;
  const writer = space === 'attic' ? ada : ben;
  const words = { space, title: 'Where does the rain go?', body: 'Hm.' };
  const { id: entry } = await publishEntry(context, ada, words);
  const { id: comment } = await addComment(context, writer, entry, { body: 'A hushed word' });
  const { settings } = doorwayFor(context).mail;
  const [notice, mail, digest] = [newId(), newId(), newId()];
  const to = space === 'attic' ? ben : cleo;
  const made = { person_id: to.id, made_at: context.now() };
  await context.db
    .insertInto('mails')
    .values([
      { ...made, id: mail, kind: 'notice', entry_id: entry },
      { ...made, id: digest, kind: 'digest', since: context.now() },
    ])
    .execute();
  await context.db
    .insertInto('notices')
    .values({
      id: notice,
      person_id: to.id,
      happening_id: newId(),
      entry_id: entry,
      comment_id: comment,
      what: 'commentAdded',
      why: 'takesPart',
      reach: 'now',
      at: context.now(),
      by_id: writer.id,
    })
    .execute();
  await context.db
    .insertInto('mail_notices')
    .values({ mail_id: mail, notice_id: notice })
    .execute();
  const stop = (id: string) => getUnsubscribePath(settings, id);
  return { ...app, entry, mail, digest, stop, to };
}

describe('unsubscribing', () => {
  test('from a conversation takes one POST from anybody who has the address, and no session', async () => {
    const { visitor, stop, mail, context, cleo, entry } = await seedMails();
    const page = await visitor.get(stop(mail));
    expect(page.html).toContain('no more of “Where does the rain go?”');
    const muted = () => context.db.selectFrom('mutes').select(['person_id', 'entry_id']).execute();
    expect(await muted()).toEqual([]);
    const done = await visitor.post(stop(mail), { 'List-Unsubscribe': 'One-Click' });
    expect([done.status, done.to]).toEqual([200, null]);
    await visitor.post(stop(mail), { 'List-Unsubscribe': 'One-Click' });
    expect(await muted()).toEqual([{ person_id: cleo.id, entry_id: entry }]);
  });

  test('from digests turns them off and leaves the rest', async () => {
    const { visitor, stop, digest, context, cleo } = await seedMails();
    await context.db.insertInto('attention').values({ person_id: cleo.id, budget: 3 }).execute();
    await visitor.post(stop(digest), {});
    const kept = context.db.selectFrom('attention').select(['digest', 'mail', 'budget']);
    expect(await kept.execute()).toEqual([{ digest: 'never', mail: true, budget: 3 }]);
  });

  test('by an address that was never given out, or was given out to answer, is to find nothing', async () => {
    const { visitor, stop, mail } = await seedMails();
    const path = stop(mail);
    const forged = [
      `${path.slice(0, -1)}${path.endsWith('0') ? 1 : 0}`,
      '/mail/unsubscribe/cpm_0',
      stop(newId()),
    ];
    for (const address of forged) {
      expect((await visitor.get(address)).status).toBe(404);
      expect((await visitor.post(address, {})).status).toBe(404);
    }
  });

  test('names no conversation that its reader sees no more', async () => {
    const { visitor, stop, mail, context, to } = await seedMails({}, 'attic');
    expect((await visitor.get(stop(mail))).html).toContain('Where does the rain go?');
    await context.db.deleteFrom('space_people').where('person_id', '=', to.id).execute();
    const { html, status } = await visitor.get(stop(mail));
    expect(status).toBe(200);
    expect(html).not.toContain('rain');
  });
});

const withoutMailServer = (): Partial<DoorContext> => {
  const { mail } = doorwayFor({} as DoorContext['context']);
  return { mail: { ...mail, settings: { ...mail.settings, canSend: false } } };
};

describe('the page of mails', () => {
  test('shows without a mail server what waits, with its words', async () => {
    const { as, mail } = await seedMails(withoutMailServer());
    const ada = await as('ada');
    const list = await ada.get('/admin/mail');
    expect(list.html).toContain('No mail server is set up');
    expect(list.html).toContain('>Where does the rain go?</a>');
    expect(list.html).toContain('to Cleo Marsh');
    const one = await ada.get(`/admin/mail/${mail}`);
    expect(one.html).toContain('A hushed word');
    expect(one.html).not.toMatch(/cpm_[0-9a-f]|reply\+/);
    expect((await ada.post('/admin/mail/sending', {})).status).toBe(409);
  });

  test('tells of a space that the administrator does not see only that there is a mail', async () => {
    const { as, mail, context, ada } = await seedMails(withoutMailServer(), 'attic');
    await context.db.deleteFrom('space_people').where('person_id', '=', ada.id).execute();
    const pages = await as('ada');
    const list = await pages.get('/admin/mail');
    expect(list.html).toContain('A conversation that you do not see');
    const one = await pages.get(`/admin/mail/${mail}`);
    expect(one.status).toBe(200);
    for (const { html } of [list, one]) expect(html).not.toMatch(/rain|hushed|attic/);
  });

  test('lets what waits be sent once there is a server', async () => {
    let asked = 0;
    const { mail } = doorwayFor({} as DoorContext['context']);
    const app = await seedMails({ mail: { ...mail, sendSoon: () => void asked++ } });
    const ada = await app.as('ada');
    expect((await ada.get('/admin/mail')).html).toContain('held back: it goes out if you send it');
    expect((await ada.post(`/admin/mail/${app.mail}/sending`, {})).to).toBe('/admin/mail');
    const due = app.context.db.selectFrom('mails').where('next_try_at', 'is not', null);
    expect(await due.select('id').execute()).toEqual([{ id: app.mail }]);
    await ada.post('/admin/mail/sending', {});
    expect((await due.select('id').execute()).length).toBe(2);
    expect(asked).toBe(2);
    expect((await ada.post(`/admin/mail/${newId()}/sending`, {})).status).toBe(404);
  });
});
