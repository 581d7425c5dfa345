import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settle, viewerFor } from '../../test/cast.ts';
import { runs } from '../../test/runs.ts';
import { testAppForTest } from '../../test/workplace.ts';
import { operator } from '../access/index.ts';
import { ensureWorkplace, findWorkplace, renameWorkplace } from '../sign-in/index.ts';
import { addMember, listMembers, openSpace } from '../spaces/index.ts';
import {
  addPerson,
  addUnit,
  changePerson,
  changeProfile,
  changeUnit,
  countPeople,
  deactivatePerson,
  getPerson,
  getPersonForAdmin,
  listUnits,
  reactivatePerson,
  removeUnit,
} from './index.ts';

async function openApp() {
  const { context } = await testAppForTest();
  return { context, ...(await settle(context)) };
}

describe('an administrator', () => {
  test('corrects a name and an address, and leaves the rest as it is', async () => {
    const { context, ada } = await openApp();
    await changePerson(context, ada, 'ben', { name: 'Ben Odua', email: 'Ben.O@example.org' });
    expect(await getPersonForAdmin(context, ada, 'ben')).toMatchObject({
      name: 'Ben Odua',
      email: 'ben.o@example.org',
      membership: 'member',
      admin: false,
    });
    const taken = changePerson(context, ada, 'ben', { email: 'CLEO@example.org' });
    await expect(taken).rejects.toMatchObject({ fields: { email: 'emailTaken' } });
    await changePerson(context, ada, 'ben', { email: 'ben.o@example.org' });
    const nobody = changePerson(context, ada, 'zoe', { name: 'Zoe' });
    await expect(nobody).rejects.toMatchObject({ code: 'notFound' });
  });

  test('makes another one, and unmakes all but the last, even where two do so at once', async () => {
    const { context, ada } = await openApp();
    const alone = changePerson(context, ada, 'ada', { admin: false });
    await expect(alone).rejects.toMatchObject({ code: 'conflict', reason: 'lastAdmin' });
    await changePerson(context, ada, 'ben', { admin: true });
    const ben = await viewerFor(context, 'ben', 'admin');
    const went = await Promise.allSettled([
      changePerson(context, ada, 'ben', { admin: false }),
      changePerson(context, ben, 'ada', { admin: false }),
    ]);
    expect(went.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await countPeople(context, operator)).toMatchObject({ admins: 1 });
  });

  test('makes no administrator of a guest, and no guest of an administrator', async () => {
    const { context, ada } = await openApp();
    const refused = { fields: { admin: 'adminIsMember' } };
    await expect(changePerson(context, ada, 'gus', { admin: true })).rejects.toMatchObject(refused);
    const guest = { membership: 'guest' };
    await expect(changePerson(context, ada, 'ada', guest)).rejects.toMatchObject(refused);
    await changePerson(context, ada, 'gus', { membership: 'member', admin: true });
    expect(await getPerson(context, ada, 'gus')).toMatchObject({
      membership: 'member',
      admin: true,
    });
  });

  test('makes a guest of a member, whose spaces a colleague tends from then on', async () => {
    const { context, ada, ben, cleo } = await openApp();
    await openSpace(context, ben, { name: 'loft', title: 'The loft', audience: 'closed' });
    await openSpace(context, ben, { name: 'den', title: 'The den', audience: 'closed' });
    await addMember(context, ben, 'loft', { handle: 'cleo' });
    await changePerson(context, ada, 'ben', { membership: 'guest' });
    const roles = async (space: string) =>
      (await listMembers(context, operator, space)).map(({ handle, role }) => [handle, role]);
    expect(Object.fromEntries(await roles('loft'))).toEqual({ ben: 'member', cleo: 'steward' });
    expect(await roles('den')).toEqual([['ben', 'steward']]);
    expect((await listMembers(context, cleo, 'loft')).length).toBe(2);
  });

  test('takes somebody back who left: they are in their spaces, and their tokens stay ended', async () => {
    const { context, ada, ben } = await openApp();
    await deactivatePerson(context, ada, 'ben');
    await expect(changePerson(context, ada, 'ben', { name: 'B' })).rejects.toMatchObject({
      code: 'notFound',
    });
    await reactivatePerson(context, ada, 'ben');
    await reactivatePerson(context, ada, 'ben');
    expect(await getPerson(context, ada, 'ben')).toMatchObject({ leftAt: null, admin: false });
    const members = await listMembers(context, ada, 'attic');
    expect(members.map(({ handle }) => handle)).toContain('ben');
    const tokens = await context.db
      .selectFrom('tokens')
      .select('revoked_at')
      .where('person_id', '=', ben.id)
      .execute();
    expect(tokens.every(({ revoked_at }) => revoked_at !== null)).toBe(true);
    await expect(reactivatePerson(context, ada, 'zoe')).rejects.toMatchObject({ code: 'notFound' });
  });

  test('counts people here, and those who left', async () => {
    const { context, ada } = await openApp();
    await deactivatePerson(context, ada, 'cleo');
    expect(await countPeople(context, ada)).toEqual({ active: 3, guests: 1, admins: 1, left: 1 });
  });

  test('renames the workplace, or names one that nobody has set up', async () => {
    const { context, ada } = await openApp();
    await renameWorkplace(context, ada, { name: 'Fernhill' });
    expect(await findWorkplace(context)).toMatchObject({ name: 'Fernhill' });
    await ensureWorkplace(context);
    await renameWorkplace(context, ada, { name: ' Fern\u202eHill ' });
    expect(await findWorkplace(context)).toMatchObject({ name: 'FernHill' });
    const unnamed = renameWorkplace(context, ada, { name: ' ' });
    await expect(unnamed).rejects.toMatchObject({ fields: { name: 'nameMissing' } });
  });
});

describe('units', () => {
  const unit = (handle: string, parent?: string) => ({ handle, title: `The ${handle}`, parent });

  test('are renamed, moved with what is below them, and never below themselves', async () => {
    const { context, ada } = await openApp();
    for (const one of [unit('firm'), unit('yard', 'firm'), unit('shed', 'yard')])
      await addUnit(context, ada, one);
    await changeUnit(context, ada, 'shed', { title: 'Toolshed' });
    expect(await listUnits(context, ada)).toMatchObject([
      {},
      {},
      { title: 'Toolshed', parent: 'yard' },
    ]);
    for (const parent of ['firm', 'yard', 'shed']) {
      const round = changeUnit(context, ada, 'firm', { parent });
      await expect(round).rejects.toMatchObject({ fields: { parent: 'unitInItself' } });
    }
    await changeUnit(context, ada, 'shed', { parent: null });
    await changeUnit(context, ada, 'firm', { parent: 'shed' });
    const tree = (await listUnits(context, ada)).map(({ handle, parent }) => [handle, parent]);
    expect(Object.fromEntries(tree)).toEqual({ firm: 'shed', shed: null, yard: 'firm' });
    const lost = changeUnit(context, ada, 'firm', { parent: 'barn' });
    await expect(lost).rejects.toMatchObject({ fields: { parent: 'unitUnknown' } });
  });

  test('stay a tree, however they are moved about, two at a time', async () => {
    const { context, ada } = await openApp();
    const names = ['a', 'b', 'c', 'd'];
    for (const name of names) await addUnit(context, ada, unit(name));
    const move = fc.tuple(fc.constantFrom(...names), fc.constantFrom(null, ...names));
    await fc.assert(
      fc.asyncProperty(move, move, async (...moves) => {
        await Promise.allSettled(
          moves.map(([handle, parent]) => changeUnit(context, ada, handle, { parent })),
        );
        const above = new Map(
          (await listUnits(context, ada)).map((one) => [one.handle, one.parent]),
        );
        for (const name of names) {
          let steps = 0;
          for (let at: string | null = name; at && steps < 9; at = above.get(at) ?? null)
            steps += 1;
          expect(steps).toBeLessThanOrEqual(names.length);
        }
      }),
      { numRuns: runs(0.4) },
    );
  });

  test('are removed when nobody who is here and no other unit belongs to them', async () => {
    const { context, ada, ben } = await openApp();
    await addUnit(context, ada, unit('yard'));
    await addUnit(context, ada, unit('shed', 'yard'));
    await changeProfile(context, ben, { name: 'Ben', units: ['shed'] });
    const inUse = { code: 'conflict', reason: 'unitInUse' };
    await expect(removeUnit(context, ada, 'yard')).rejects.toMatchObject(inUse);
    await expect(removeUnit(context, ada, 'shed')).rejects.toMatchObject(inUse);
    await deactivatePerson(context, ada, 'ben');
    await removeUnit(context, ada, 'shed');
    await removeUnit(context, ada, 'yard');
    expect(await listUnits(context, ada)).toEqual([]);
    expect(await getPerson(context, ada, 'ben')).toMatchObject({ units: [] });
    await expect(removeUnit(context, ada, 'yard')).rejects.toMatchObject({ code: 'notFound' });
  });

  test('and people change at once without getting into each other’s way', async () => {
    const { context, ada, ben } = await openApp();
    await addPerson(context, operator, { handle: 'dan', name: 'Dan' });
    const rounds = Array.from({ length: 8 }, async (_, n) => {
      await addUnit(context, ada, unit(`unit-${n}`));
      return Promise.all([
        changeProfile(context, ben, { name: `Ben ${n}`, units: [`unit-${n}`] }),
        changePerson(context, ada, 'ben', { admin: n % 2 === 0 }),
        deactivatePerson(context, ada, 'dan').catch(() => reactivatePerson(context, ada, 'dan')),
        removeUnit(context, ada, `unit-${n}`).catch((error) =>
          expect(error.reason).toBe('unitInUse'),
        ),
      ]).catch((error) => expect(error.fields).toEqual({ units: 'unitUnknown' }));
    });
    await Promise.all(rounds);
  });
});
