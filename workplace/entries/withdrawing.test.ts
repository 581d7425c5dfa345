import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { settle } from '../../test/cast.ts';
import { workplaceForTest } from '../../test/workplace.ts';
import { operator } from '../access/index.ts';
import {
  addComment,
  closeConversation,
  deleteComment,
  editComment,
  listComments,
  reactToComment,
  reopenConversation,
} from '../conversation/index.ts';
import type { Workplace } from '../happenings/index.ts';
import {
  addLink,
  correctWork,
  listCorrections,
  listLinks,
  listOpenFlags,
} from '../lineage/index.ts';
import { addMember, archiveSpace, removeMember } from '../spaces/index.ts';
import { listWordings } from '../works/wordings.ts';
import {
  actOnEntry,
  editEntry,
  getEntry,
  getEntryHead,
  listDrafts,
  listEntries,
  listTakenAway,
  publishEntry,
  reactToEntry,
  restoreWording,
  saveDraft,
  undoAct,
  withdrawEntry,
} from './index.ts';

const withdrawn = { code: 'conflict', reason: 'entryWithdrawn' };

/** Ada's question on rain, edited once, commented on by Ben, built upon by Cleo. */
async function yard() {
  const house = await workplaceForTest();
  const { workplace } = house;
  const cast = await settle(workplace);
  const { ada, ben, cleo } = cast;
  const older = await publishEntry(workplace, ben, { space: 'yard', title: 'Gutters' });
  const { id } = await publishEntry(workplace, ada, {
    ...{ space: 'yard', kind: 'question', title: 'Drizzleword', tags: ['mistyword'] },
    ...{ body: 'Hailword, @ben.' },
    ...{ buildsOn: [{ source: older.id, passage: 'Sleetword' }] },
  });
  await editEntry(workplace, ada, id, { body: `Fogword, @ben. [g](/entries/${older.id})` });
  await reactToEntry(workplace, ben, id, { name: 'agree' });
  const comment = (await addComment(workplace, ben, id, { body: 'Into the barrel.' })).id;
  const built = await publishEntry(workplace, cleo, { space: 'yard', title: 'Barrels' });
  const cited = { source: id, relation: 'buildsOn', passage: 'Fogword' };
  await addLink(workplace, cleo, { entryId: built.id }, cited);
  const typed = `/entries/${older.id}/gutters https://x.example/entries/${id.toUpperCase()}/drizzleword?a=1`;
  await saveDraft(workplace, cleo, { title: 'Butts', buildsOn: typed });
  return { ...house, ...cast, id, older: older.id, comment, built: built.id };
}

/** How many rows of any table hold this word. */
async function rowsHolding({ db }: Workplace, word: string): Promise<string[]> {
  const tables = await sql<{ name: string }>`select table_name as name
    from information_schema.tables where table_schema = 'public'`.execute(db);
  const holding: string[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await sql`select 1 from ${sql.table(name)} as row
      where row::text ilike ${`%${word}%`}`.execute(db);
    if (rows.length > 0) holding.push(name);
  }
  return holding;
}

describe('an entry that Ada withdraws', () => {
  test('leaves none of its words in any table', async () => {
    const { workplace, ada, id } = await yard();
    const words = ['Drizzleword', 'mistyword', 'Hailword', 'Fogword', 'Sleetword'];
    for (const word of words) expect(await rowsHolding(workplace, word)).not.toEqual([]);
    await withdrawEntry(workplace, ada, id);
    for (const word of words)
      expect([word, ...(await rowsHolding(workplace, word))]).toEqual([word]);
  });

  test('is named in others’ drafts by an address without its title, now and when saved again', async () => {
    const { workplace, ada, cleo, id, older } = await yard();
    await withdrawEntry(workplace, ada, id);
    const [draft] = await listDrafts(workplace, cleo);
    const gutters = `/entries/${older}/gutters`;
    expect(draft?.buildsOn).toBe(
      `${gutters} https://x.example/entries/${id.toUpperCase()}/withdrawn?a=1`,
    );
    const typed = (slug: string) => `/entries/${id}/${slug}#comment-1\n${gutters}`;
    await saveDraft(workplace, cleo, { id: draft!.id, buildsOn: typed('drizzleword') });
    expect((await listDrafts(workplace, cleo))[0]?.buildsOn).toBe(typed('withdrawn'));
  });

  test('keeps its place: who wrote it, when, and what others said', async () => {
    const { workplace, ada, ben, id, comment, built } = await yard();
    const before = await getEntry(workplace, ben, id);
    await actOnEntry(workplace, ada, id, 'acceptance', { comment });
    await closeConversation(workplace, ada, id, { outcome: 'A barrel.' });
    await withdrawEntry(workplace, ada, id, { note: ' It was about *another* roof. ' });
    const after = await getEntry(workplace, ben, id);
    expect(after).toMatchObject({
      ...{ title: '', body: '', html: '', excerpt: '', tags: [], edits: 0, reactions: [] },
      ...{ path: `/entries/${id}/withdrawn`, author: before.author, createdAt: before.createdAt },
      ...{ chosen: comment, comments: 1, closed: { outcome: 'A barrel.' } },
      withdrawn: { by: 'Ada Quill', byHandle: 'ada', note: 'It was about *another* roof.' },
    });
    const { items } = await listComments(workplace, ben, id);
    expect(items.map(({ body }) => body)).toEqual(['Into the barrel.']);
    expect(await listWordings(workplace, ben, { entryId: id })).toHaveLength(1);
    const links = (await listLinks(workplace, ben, id)).items;
    expect(links.map(({ from, passage }) => [from.entry, passage])).toEqual([[built, null]]);
  });

  test('is told of to those who built on it, with the reason', async () => {
    const { workplace, ada, cleo, id, built, comment } = await yard();
    await addLink(workplace, cleo, { entryId: built }, { source: comment, relation: 'answers' });
    await withdrawEntry(workplace, ada, id, { note: 'Another roof.' });
    const { items } = await listOpenFlags(workplace, cleo);
    expect(items).toMatchObject([
      {
        cause: 'withdrawn',
        note: 'Another roof.',
        work: { entry: built },
        corrected: { title: '' },
      },
    ]);
    expect((await listCorrections(workplace, cleo, id)).items).toMatchObject([
      { cause: 'withdrawn', note: 'Another roof.', madeBy: { handle: 'ada' } },
    ]);
  });

  test('is withdrawn once, however often she says so', async () => {
    const { workplace, ada, id } = await yard();
    await withdrawEntry(workplace, ada, id, { note: 'First.' });
    const { version } = await getEntryHead(workplace, ada, id);
    await withdrawEntry(workplace, ada, id, { note: 'Second.' });
    expect((await getEntryHead(workplace, ada, id)).version).toBe(version);
    expect((await listCorrections(workplace, ada, id)).items).toHaveLength(1);
  });

  test('has another version, and so have its neighbours, which no longer lead to it', async () => {
    const { workplace, ada, id, older, built } = await yard();
    const versions = () =>
      Promise.all([id, older, built].map((one) => getEntryHead(workplace, ada, one)));
    const before = (await versions()).map(({ version }) => version);
    await withdrawEntry(workplace, ada, id);
    const after = (await versions()).map(({ version }) => version);
    for (const [i, version] of after.entries()) expect(version).not.toBe(before[i]);
  });

  test('supersedes nothing any more, and nobody is asked to look again because of it', async () => {
    const { workplace, ada, cleo, id, built } = await yard();
    const anew = { space: 'yard', title: 'Rain again', supersedes: id };
    const later = await publishEntry(workplace, ada, anew);
    expect((await listOpenFlags(workplace, cleo)).items).toHaveLength(1);
    await withdrawEntry(workplace, ada, later.id);
    expect((await listOpenFlags(workplace, cleo)).items).toEqual([]);
    expect((await listCorrections(workplace, ada, id)).items).toEqual([]);
    expect((await listLinks(workplace, ada, id)).items.map(({ from }) => from.entry)).toContain(
      built,
    );
  });

  test('that was itself to be looked at again, is not any more', async () => {
    const { workplace, ben, cleo, older, id, built } = await yard();
    await correctWork(workplace, ben, { entryId: older }, { note: 'Sixteen.' });
    expect((await getEntryHead(workplace, ben, id)).flags).toHaveLength(1);
    await withdrawEntry(workplace, operator, id);
    const head = await getEntryHead(workplace, ben, id);
    expect(head.flags).toEqual([]);
    // Cleo's rested on the gutters by way of Ada's words alone, and these are gone.
    const causes = (await listOpenFlags(workplace, cleo)).items.map(({ cause }) => cause);
    expect(causes).toEqual(['withdrawn']);
    expect((await getEntryHead(workplace, cleo, built)).flags).toHaveLength(1);
  });
});

describe('what was withdrawn takes nothing more', () => {
  test('and says so to whoever tries', async () => {
    const { workplace, ada, ben, id, comment, built } = await yard();
    await withdrawEntry(workplace, ada, id);
    const source = { source: id, relation: 'buildsOn' };
    const tries = [
      () => addComment(workplace, ben, id, { body: 'Still?' }),
      () => editEntry(workplace, ada, id, { body: 'Back.' }),
      () => restoreWording(workplace, ada, id, 1),
      () => actOnEntry(workplace, ada, id, 'acceptance', { comment }),
      () => undoAct(workplace, ada, id, 'acceptance'),
      () => closeConversation(workplace, ada, id, {}),
      () => reopenConversation(workplace, ada, id),
      () => reactToEntry(workplace, ben, id, { name: 'joy' }),
      () => correctWork(workplace, ada, { entryId: id }, { note: 'Wrong.' }),
      () => addLink(workplace, ada, { entryId: id }, { source: built, relation: 'answers' }),
      () => addLink(workplace, ben, { commentId: comment }, { ...source, relation: 'answers' }),
      () => publishEntry(workplace, ben, { space: 'yard', title: 'On it', buildsOn: id }),
      () => publishEntry(workplace, ben, { space: 'yard', title: 'For it', supersedes: id }),
    ];
    for (const attempt of tries) await expect(attempt()).rejects.toMatchObject(withdrawn);
    const refused = publishEntry(workplace, ben, { space: 'yard', title: 'On it', buildsOn: id });
    await expect(refused).rejects.toMatchObject({ fields: { buildsOn: 'entryWithdrawn' } });
  });

  test('but what stands in words is no refusal, and no link', async () => {
    const { workplace, ada, ben, id } = await yard();
    await withdrawEntry(workplace, ada, id);
    const said = { space: 'yard', title: 'Memory', body: `There was [something](/entries/${id}).` };
    const { id: memory } = await publishEntry(workplace, ben, said);
    expect((await listLinks(workplace, ben, memory)).items).toEqual([]);
  });

  test('its comments stay their authors’ own', async () => {
    const { workplace, ada, ben, cleo, id, comment } = await yard();
    await withdrawEntry(workplace, ada, id);
    const edit = editComment(workplace, ben, comment, { body: 'Into the *other* barrel.' });
    await expect(edit).rejects.toMatchObject(withdrawn);
    await reactToComment(workplace, cleo, comment, { name: 'thanks' });
    const { items } = await listComments(workplace, cleo, id);
    expect(items[0]).toMatchObject({ edits: 0, reactions: [{ name: 'thanks', count: 1 }] });
    await deleteComment(workplace, ben, comment);
    expect((await listComments(workplace, cleo, id)).items[0]!.deletedAt).not.toBeNull();
    expect((await getEntryHead(workplace, ben, id)).may).toEqual({
      ...{ react: true, own: false, edit: false, comment: false, close: false, correct: false },
      ...{ withdraw: false, tend: false },
    });
  });

  test('a comment written at the same moment is in before it, or refused', async () => {
    const { workplace, ada, ben, cleo, id } = await yard();
    const say = (_: unknown, i: number) =>
      addComment(workplace, i % 2 ? ben : cleo, id, { body: `Drop ${i}` }).then(
        () => 'added',
        (error: { reason: string }) => error.reason,
      );
    const early = Array.from({ length: 8 }, say);
    const withdrawing = withdrawEntry(workplace, ada, id);
    const went = await Promise.all([...early, ...Array.from({ length: 8 }, say)]);
    await withdrawing;
    const added = went.filter((one) => one === 'added');
    const refused = went.filter((one) => one !== 'added');
    for (const reason of refused) expect(reason).toBe('entryWithdrawn');
    expect((await getEntry(workplace, ada, id)).comments).toBe(added.length + 1);
  });
});

describe('who withdraws', () => {
  test('Ben takes his own words away, Ada anybody’s where she tends, Cleo nobody else’s', async () => {
    const { workplace, ada, ben, cleo, id, older, built } = await yard();
    const refused = { code: 'notAllowed' };
    await expect(withdrawEntry(workplace, cleo, id)).rejects.toMatchObject(refused);
    await expect(withdrawEntry(workplace, ben, built)).rejects.toMatchObject(refused);
    await withdrawEntry(workplace, ben, older);
    await withdrawEntry(workplace, ada, built);
    expect((await getEntry(workplace, ben, built)).withdrawn?.by).toBe('Ada Quill');
    await addMember(workplace, ada, 'yard', { handle: 'cleo', role: 'steward' });
    await withdrawEntry(workplace, cleo, id);
  });

  test('the author is told for a month, of what others withdrew where they still see it', async () => {
    const { workplace, at, ada, ben, older } = await yard();
    const write = async (space: string) =>
      (await publishEntry(workplace, ben, { space, title: 'Mine' })).id;
    const [hidden, own, nobodys] = [await write('attic'), await write('yard'), await write('yard')];
    await withdrawEntry(workplace, ada, older, { note: 'Gone.' });
    await withdrawEntry(workplace, ada, hidden);
    await withdrawEntry(workplace, ben, own);
    await withdrawEntry(workplace, operator, nobodys);
    await removeMember(workplace, operator, 'attic', 'ben');
    const told = await listTakenAway(workplace, ben);
    expect(told.map(({ id }) => id).sort()).toEqual([older, nobodys].sort());
    const said = {
      path: `/entries/${older}/withdrawn`,
      withdrawn: { by: 'Ada Quill', note: 'Gone.' },
    };
    expect(told.find(({ id }) => id === older)).toMatchObject(said);
    expect(await listTakenAway(workplace, ada)).toEqual([]);
    at('2026-04-03T09:00:00Z');
    expect(await listTakenAway(workplace, ben)).toEqual([]);
  });

  test('a brief is edited by all who write there, and withdrawn by its author', async () => {
    const { workplace, ben, cleo } = await yard();
    const said = { space: 'yard', kind: 'brief', title: 'How we dig' };
    const { id } = await publishEntry(workplace, ben, said);
    await editEntry(workplace, cleo, id, { body: 'With spades.' });
    await expect(withdrawEntry(workplace, cleo, id)).rejects.toMatchObject({ code: 'notAllowed' });
    for (const [noun, input] of [
      ['confirmation', { reviewBy: '2026-03-02' }],
      ['template', {}],
    ] as const)
      await actOnEntry(workplace, ben, id, noun, input);
    await withdrawEntry(workplace, ben, id);
    const { details } = await getEntry(workplace, ben, id);
    expect(details).toEqual({ status: 'draft' });
    expect((await getEntryHead(workplace, ben, id)).status).toBeNull();
  });

  test('in an archived space nobody does, but the operator at the machine', async () => {
    const { workplace, ada, id } = await yard();
    await archiveSpace(workplace, ada, 'yard');
    await expect(withdrawEntry(workplace, ada, id)).rejects.toMatchObject({ code: 'notAllowed' });
    await withdrawEntry(workplace, operator, id);
    expect((await getEntry(workplace, ada, id)).withdrawn).toMatchObject({ by: null, note: null });
  });

  test('whoever may not see it hears that there is nothing', async () => {
    const { workplace, ada, cleo } = await yard();
    const { id } = await publishEntry(workplace, ada, { space: 'attic', title: 'Hidden' });
    const missing = { code: 'notFound' };
    await expect(withdrawEntry(workplace, cleo, id)).rejects.toMatchObject(missing);
    await expect(withdrawEntry(workplace, ada, 'garbage')).rejects.toMatchObject(missing);
    const long = withdrawEntry(workplace, ada, id, { note: 'x'.repeat(2001) });
    await expect(long).rejects.toMatchObject({ fields: { note: 'tooLong' } });
    expect((await listEntries(workplace, ada, { space: 'attic' })).items).toHaveLength(1);
  });
});
