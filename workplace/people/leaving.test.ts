import { describe, expect, test } from 'vitest';
import { settle, viewerFor } from '../../test/cast.ts';
import { workplaceForTest } from '../../test/workplace.ts';
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
import { addPerson, letPersonLeave, listPeople } from './index.ts';

async function house() {
  const { workplace } = await workplaceForTest();
  return { workplace, ...(await settle(workplace)) };
}

describe('when people leave', () => {
  test('their words stay, and they are counted and listed no longer', async () => {
    const { workplace, ada, ben } = await house();
    await publishEntry(workplace, ben, { space: 'attic', title: 'What Ben knew' });
    await letPersonLeave(workplace, ada, 'ben');
    expect(await getSpace(workplace, ada, 'attic')).toMatchObject({ people: 1, entries: 1 });
    const members = await listMembers(workplace, ada, 'attic');
    expect(members.map(({ handle }) => handle)).toEqual(['ada']);
    const here = await listPeople(workplace, ada, {});
    expect(here.items.map(({ handle }) => handle)).not.toContain('ben');
    const all = await listPeople(workplace, ada, { left: true });
    expect(all.items.map(({ handle }) => handle)).toContain('ben');
  });

  test('the last administrator stays, even where two let each other go at once', async () => {
    const { workplace, ada } = await house();
    const alone = letPersonLeave(workplace, operator, 'ada');
    await expect(alone).rejects.toMatchObject({ reason: 'lastAdmin' });
    await addPerson(workplace, operator, { handle: 'adam', name: 'Adam', admin: true });
    const adam = await viewerFor(workplace, 'adam', 'admin');
    const went = await Promise.allSettled([
      letPersonLeave(workplace, ada, 'adam'),
      letPersonLeave(workplace, adam, 'ada'),
    ]);
    expect(went.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = went.find((one) => one.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'conflict', reason: 'lastAdmin' });
  });

  test('a space keeps a steward, even where two step back at once', async () => {
    const { workplace, ben, cleo } = await house();
    await openSpace(workplace, ben, { name: 'loft', title: 'The loft', audience: 'closed' });
    const alone = removeMember(workplace, ben, 'loft', 'ben');
    await expect(alone).rejects.toMatchObject({ reason: 'lastSteward' });
    await addMember(workplace, ben, 'loft', { handle: 'cleo', role: 'steward' });
    const went = await Promise.allSettled([
      removeMember(workplace, ben, 'loft', 'ben'),
      removeMember(workplace, cleo, 'loft', 'cleo'),
    ]);
    expect(went.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = went.find((one) => one.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'conflict', reason: 'lastSteward' });
  });

  test('a space they tended alone goes to its longest-standing member who is still here', async () => {
    const { workplace, ada, ben, cleo } = await house();
    await openSpace(workplace, ben, { name: 'loft', title: 'The loft', audience: 'closed' });
    await addMember(workplace, ben, 'loft', { handle: 'gus' });
    await addMember(workplace, ben, 'loft', { handle: 'cleo' });
    await addMember(workplace, ben, 'loft', { handle: 'ada' });
    await letPersonLeave(workplace, ada, 'ben');
    const roles = (await listMembers(workplace, cleo, 'loft')).map((one) => [one.handle, one.role]);
    expect(Object.fromEntries(roles)).toEqual({ ada: 'member', cleo: 'steward', gus: 'member' });
    await changeSpace(workplace, cleo, 'loft', { title: 'Still tended' });
    // Whoever left counts no longer as somebody who looks after it.
    const alone = removeMember(workplace, cleo, 'loft', 'cleo');
    await expect(alone).rejects.toMatchObject({ reason: 'lastSteward' });
  });

  test('a space that others tend, too, or that only guests are left in, stays as it is', async () => {
    const { workplace, ada, ben, cleo, gus } = await house();
    await openSpace(workplace, ben, { name: 'loft', title: 'The loft', audience: 'closed' });
    await addMember(workplace, ben, 'loft', { handle: 'ada' });
    await addMember(workplace, ben, 'loft', { handle: 'cleo', role: 'steward' });
    await openSpace(workplace, ben, { name: 'hatch', title: 'The hatch', audience: 'closed' });
    await addMember(workplace, ben, 'hatch', { handle: 'gus' });
    await letPersonLeave(workplace, ada, 'ben');
    expect(await getSpace(workplace, ada, 'loft')).toMatchObject({ role: 'member' });
    expect(await getSpace(workplace, cleo, 'loft')).toMatchObject({ role: 'steward' });
    expect(await getSpace(workplace, gus, 'hatch')).toMatchObject({ role: 'member' });
  });
});
