import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settle, viewerFor } from '../../test/cast.ts';
import { runs } from '../../test/runs.ts';
import { workplaceForTest } from '../../test/workplace.ts';
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
  getPerson,
  getWholePerson,
  letPersonLeave,
  listUnits,
  removeUnit,
  takePersonBack,
} from './index.ts';

async function house() {
  const { workplace } = await workplaceForTest();
  return { workplace, ...(await settle(workplace)) };
}

describe('an administrator', () => {
  test('corrects a name and an address, and leaves the rest as it is', async () => {
    const { workplace, ada } = await house();
    await changePerson(workplace, ada, 'ben', { name: 'Ben Odua', email: 'Ben.O@example.org' });
    expect(await getWholePerson(workplace, ada, 'ben')).toMatchObject({
      ...{ name: 'Ben Odua', email: 'ben.o@example.org', standing: 'member', admin: false },
    });
    const taken = changePerson(workplace, ada, 'ben', { email: 'CLEO@example.org' });
    await expect(taken).rejects.toMatchObject({ fields: { email: 'emailTaken' } });
    await changePerson(workplace, ada, 'ben', { email: 'ben.o@example.org' });
    const nobody = changePerson(workplace, ada, 'zoe', { name: 'Zoe' });
    await expect(nobody).rejects.toMatchObject({ code: 'notFound' });
  });

  test('makes another one, and unmakes all but the last, even where two do so at once', async () => {
    const { workplace, ada } = await house();
    const alone = changePerson(workplace, ada, 'ada', { admin: false });
    await expect(alone).rejects.toMatchObject({ code: 'conflict', reason: 'lastAdmin' });
    await changePerson(workplace, ada, 'ben', { admin: true });
    const ben = await viewerFor(workplace, 'ben', 'admin');
    const went = await Promise.allSettled([
      changePerson(workplace, ada, 'ben', { admin: false }),
      changePerson(workplace, ben, 'ada', { admin: false }),
    ]);
    expect(went.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await countPeople(workplace, operator)).toMatchObject({ admins: 1 });
  });

  test('makes no administrator of a guest, and no guest of an administrator', async () => {
    const { workplace, ada } = await house();
    const refused = { fields: { admin: 'adminIsMember' } };
    await expect(changePerson(workplace, ada, 'gus', { admin: true })).rejects.toMatchObject(
      refused,
    );
    const guest = { standing: 'guest' };
    await expect(changePerson(workplace, ada, 'ada', guest)).rejects.toMatchObject(refused);
    await changePerson(workplace, ada, 'gus', { standing: 'member', admin: true });
    expect(await getPerson(workplace, ada, 'gus')).toMatchObject({
      standing: 'member',
      admin: true,
    });
  });

  test('makes a guest of a member, whose spaces a colleague tends from then on', async () => {
    const { workplace, ada, ben, cleo } = await house();
    await openSpace(workplace, ben, { name: 'loft', title: 'The loft', audience: 'closed' });
    await openSpace(workplace, ben, { name: 'den', title: 'The den', audience: 'closed' });
    await addMember(workplace, ben, 'loft', { handle: 'cleo' });
    await changePerson(workplace, ada, 'ben', { standing: 'guest' });
    const roles = async (space: string) =>
      (await listMembers(workplace, operator, space)).map(({ handle, role }) => [handle, role]);
    expect(Object.fromEntries(await roles('loft'))).toEqual({ ben: 'member', cleo: 'steward' });
    expect(await roles('den')).toEqual([['ben', 'steward']]);
    expect((await listMembers(workplace, cleo, 'loft')).length).toBe(2);
  });

  test('takes somebody back who left: they are in their spaces, and their tokens stay ended', async () => {
    const { workplace, ada, ben } = await house();
    await letPersonLeave(workplace, ada, 'ben');
    await expect(changePerson(workplace, ada, 'ben', { name: 'B' })).rejects.toMatchObject({
      code: 'notFound',
    });
    await takePersonBack(workplace, ada, 'ben');
    await takePersonBack(workplace, ada, 'ben');
    expect(await getPerson(workplace, ada, 'ben')).toMatchObject({ leftAt: null, admin: false });
    const members = await listMembers(workplace, ada, 'attic');
    expect(members.map(({ handle }) => handle)).toContain('ben');
    const tokens = await workplace.db
      .selectFrom('tokens')
      .select('revoked_at')
      .where('person_id', '=', ben.id)
      .execute();
    expect(tokens.every(({ revoked_at }) => revoked_at !== null)).toBe(true);
    await expect(takePersonBack(workplace, ada, 'zoe')).rejects.toMatchObject({ code: 'notFound' });
  });

  test('counts people here, and those who left', async () => {
    const { workplace, ada } = await house();
    await letPersonLeave(workplace, ada, 'cleo');
    expect(await countPeople(workplace, ada)).toEqual({ here: 3, guests: 1, admins: 1, left: 1 });
  });

  test('renames the workplace, or names one that nobody has set up', async () => {
    const { workplace, ada } = await house();
    await renameWorkplace(workplace, ada, { name: 'Fernhill' });
    expect(await findWorkplace(workplace)).toMatchObject({ name: 'Fernhill' });
    await ensureWorkplace(workplace);
    await renameWorkplace(workplace, ada, { name: ' Fern\u202eHill ' });
    expect(await findWorkplace(workplace)).toMatchObject({ name: 'FernHill' });
    const unnamed = renameWorkplace(workplace, ada, { name: ' ' });
    await expect(unnamed).rejects.toMatchObject({ fields: { name: 'nameMissing' } });
  });
});

describe('units', () => {
  const unit = (handle: string, parent?: string) => ({ handle, title: `The ${handle}`, parent });

  test('are renamed, moved with what is below them, and never below themselves', async () => {
    const { workplace, ada } = await house();
    for (const one of [unit('firm'), unit('yard', 'firm'), unit('shed', 'yard')])
      await addUnit(workplace, ada, one);
    await changeUnit(workplace, ada, 'shed', { title: 'Toolshed' });
    expect(await listUnits(workplace, ada)).toMatchObject([
      {},
      {},
      { title: 'Toolshed', parent: 'yard' },
    ]);
    for (const parent of ['firm', 'yard', 'shed']) {
      const round = changeUnit(workplace, ada, 'firm', { parent });
      await expect(round).rejects.toMatchObject({ fields: { parent: 'unitInItself' } });
    }
    await changeUnit(workplace, ada, 'shed', { parent: null });
    await changeUnit(workplace, ada, 'firm', { parent: 'shed' });
    const tree = (await listUnits(workplace, ada)).map(({ handle, parent }) => [handle, parent]);
    expect(Object.fromEntries(tree)).toEqual({ firm: 'shed', shed: null, yard: 'firm' });
    const lost = changeUnit(workplace, ada, 'firm', { parent: 'barn' });
    await expect(lost).rejects.toMatchObject({ fields: { parent: 'unitUnknown' } });
  });

  test('stay a tree, however they are moved about, two at a time', async () => {
    const { workplace, ada } = await house();
    const names = ['a', 'b', 'c', 'd'];
    for (const name of names) await addUnit(workplace, ada, unit(name));
    const move = fc.tuple(fc.constantFrom(...names), fc.constantFrom(null, ...names));
    await fc.assert(
      fc.asyncProperty(move, move, async (...moves) => {
        await Promise.allSettled(
          moves.map(([handle, parent]) => changeUnit(workplace, ada, handle, { parent })),
        );
        const above = new Map(
          (await listUnits(workplace, ada)).map((one) => [one.handle, one.parent]),
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
    const { workplace, ada, ben } = await house();
    await addUnit(workplace, ada, unit('yard'));
    await addUnit(workplace, ada, unit('shed', 'yard'));
    await changeProfile(workplace, ben, { name: 'Ben', units: ['shed'] });
    const inUse = { code: 'conflict', reason: 'unitInUse' };
    await expect(removeUnit(workplace, ada, 'yard')).rejects.toMatchObject(inUse);
    await expect(removeUnit(workplace, ada, 'shed')).rejects.toMatchObject(inUse);
    await letPersonLeave(workplace, ada, 'ben');
    await removeUnit(workplace, ada, 'shed');
    await removeUnit(workplace, ada, 'yard');
    expect(await listUnits(workplace, ada)).toEqual([]);
    expect(await getPerson(workplace, ada, 'ben')).toMatchObject({ units: [] });
    await expect(removeUnit(workplace, ada, 'yard')).rejects.toMatchObject({ code: 'notFound' });
  });

  test('and people change at once without getting into each other’s way', async () => {
    const { workplace, ada, ben } = await house();
    await addPerson(workplace, operator, { handle: 'dan', name: 'Dan' });
    const rounds = Array.from({ length: 8 }, async (_, n) => {
      await addUnit(workplace, ada, unit(`unit-${n}`));
      return Promise.all([
        changeProfile(workplace, ben, { name: `Ben ${n}`, units: [`unit-${n}`] }),
        changePerson(workplace, ada, 'ben', { admin: n % 2 === 0 }),
        letPersonLeave(workplace, ada, 'dan').catch(() => takePersonBack(workplace, ada, 'dan')),
        removeUnit(workplace, ada, `unit-${n}`).catch((error) =>
          expect(error.reason).toBe('unitInUse'),
        ),
      ]).catch((error) => expect(error.fields).toEqual({ units: 'unitUnknown' }));
    });
    await Promise.all(rounds);
  });
});
