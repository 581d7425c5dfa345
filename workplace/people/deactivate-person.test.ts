import { describe, expect, test } from 'vitest';
import { settle, viewerFor } from '../../test/cast.ts';
import { testAppForTest } from '../../test/workplace.ts';
import { operator } from '../access/index.ts';
import { publishEntry } from '../entries/index.ts';
import {
  addMember,
  changeSpace,
  getSpace,
  listMembers,
  openSpace,
  removeMember,
} from '../spaces/index.ts';
import { addPerson, deactivatePerson, listPeople } from './index.ts';

async function openApp() {
  const { context } = await testAppForTest();
  return { context, ...(await settle(context)) };
}

describe('when people leave', () => {
  test('their words stay, and they are counted and listed no longer', async () => {
    const { context, ada, ben } = await openApp();
    await publishEntry(context, ben, { space: 'attic', title: 'What Ben knew' });
    await deactivatePerson(context, ada, 'ben');
    expect(await getSpace(context, ada, 'attic')).toMatchObject({ people: 1, entries: 1 });
    const members = await listMembers(context, ada, 'attic');
    expect(members.map(({ handle }) => handle)).toEqual(['ada']);
    const here = await listPeople(context, ada, {});
    expect(here.items.map(({ handle }) => handle)).not.toContain('ben');
    const all = await listPeople(context, ada, { left: true });
    expect(all.items.map(({ handle }) => handle)).toContain('ben');
  });

  test('the last administrator stays, even where two let each other go at once', async () => {
    const { context, ada } = await openApp();
    const alone = deactivatePerson(context, operator, 'ada');
    await expect(alone).rejects.toMatchObject({ reason: 'lastAdmin' });
    await addPerson(context, operator, { handle: 'adam', name: 'Adam', admin: true });
    const adam = await viewerFor(context, 'adam', 'admin');
    const went = await Promise.allSettled([
      deactivatePerson(context, ada, 'adam'),
      deactivatePerson(context, adam, 'ada'),
    ]);
    expect(went.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = went.find((one) => one.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'conflict', reason: 'lastAdmin' });
  });

  test('a space keeps a steward, even where two step back at once', async () => {
    const { context, ben, cleo } = await openApp();
    await openSpace(context, ben, { name: 'loft', title: 'The loft', audience: 'closed' });
    const alone = removeMember(context, ben, 'loft', 'ben');
    await expect(alone).rejects.toMatchObject({ reason: 'lastSteward' });
    await addMember(context, ben, 'loft', { handle: 'cleo', role: 'steward' });
    const went = await Promise.allSettled([
      removeMember(context, ben, 'loft', 'ben'),
      removeMember(context, cleo, 'loft', 'cleo'),
    ]);
    expect(went.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = went.find((one) => one.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'conflict', reason: 'lastSteward' });
  });

  test('a space they tended alone goes to its longest-standing member who is still here', async () => {
    const { context, ada, ben, cleo } = await openApp();
    await openSpace(context, ben, { name: 'loft', title: 'The loft', audience: 'closed' });
    await addMember(context, ben, 'loft', { handle: 'gus' });
    await addMember(context, ben, 'loft', { handle: 'cleo' });
    await addMember(context, ben, 'loft', { handle: 'ada' });
    await deactivatePerson(context, ada, 'ben');
    const roles = (await listMembers(context, cleo, 'loft')).map((one) => [one.handle, one.role]);
    expect(Object.fromEntries(roles)).toEqual({ ada: 'member', cleo: 'steward', gus: 'member' });
    await changeSpace(context, cleo, 'loft', { title: 'Still tended' });
    // Whoever left counts no longer as somebody who looks after it.
    const alone = removeMember(context, cleo, 'loft', 'cleo');
    await expect(alone).rejects.toMatchObject({ reason: 'lastSteward' });
  });

  test('a space that others tend, too, or that only guests are left in, stays as it is', async () => {
    const { context, ada, ben, cleo, gus } = await openApp();
    await openSpace(context, ben, { name: 'loft', title: 'The loft', audience: 'closed' });
    await addMember(context, ben, 'loft', { handle: 'ada' });
    await addMember(context, ben, 'loft', { handle: 'cleo', role: 'steward' });
    await openSpace(context, ben, { name: 'hatch', title: 'The hatch', audience: 'closed' });
    await addMember(context, ben, 'hatch', { handle: 'gus' });
    await deactivatePerson(context, ada, 'ben');
    expect(await getSpace(context, ada, 'loft')).toMatchObject({ role: 'member' });
    expect(await getSpace(context, cleo, 'loft')).toMatchObject({ role: 'steward' });
    expect(await getSpace(context, gus, 'hatch')).toMatchObject({ role: 'member' });
  });
});
