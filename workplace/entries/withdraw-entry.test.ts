import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { settle } from '../../test/cast.ts';
import { testAppForTest } from '../../test/workplace.ts';
import { operator } from '../access/index.ts';
import {
  addComment,
  closeConversation,
  deleteComment,
  editComment,
  listComments,
  reactToComment,
  reopenConversation,
} from '../comments/index.ts';
import type { CommandContext } from '../kernel/index.ts';
import {
  addLink,
  correctWork,
  listCorrections,
  listLinks,
  listOpenFlags,
} from '../lineage/index.ts';
import { addMember, archiveSpace, removeMember } from '../spaces/index.ts';
import {
  applyAction,
  editEntry,
  getEntry,
  getEntryHead,
  listDrafts,
  listEntries,
  listWithdrawnByOthers,
  publishEntry,
  reactToEntry,
  restoreRevision,
  saveDraft,
  undoAction,
  withdrawEntry,
} from './index.ts';
import { listRevisions } from './revisions.ts';

const withdrawnError = { code: 'conflict', reason: 'entryWithdrawn' };

/** Ada's question on rain, edited once, commented on by Ben, built upon by Cleo. */
async function setUpEntry() {
  const app = await testAppForTest();
  const { context } = app;
  const cast = await settle(context);
  const { ada, ben, cleo } = cast;
  const older = await publishEntry(context, ben, { space: 'yard', title: 'Gutters' });
  const { id } = await publishEntry(context, ada, {
    space: 'yard',
    kind: 'question',
    title: 'Drizzleword',
    tags: ['mistyword'],
    body: 'Hailword, @ben.',
    buildsOn: [{ source: older.id, passage: 'Sleetword' }],
  });
  await editEntry(context, ada, id, { body: `Fogword, @ben. [g](/entries/${older.id})` });
  await reactToEntry(context, ben, id, { name: 'agree' });
  const comment = (await addComment(context, ben, id, { body: 'Into the barrel.' })).id;
  const built = await publishEntry(context, cleo, { space: 'yard', title: 'Barrels' });
  const cited = { source: id, relation: 'buildsOn', passage: 'Fogword' };
  await addLink(context, cleo, { entryId: built.id }, cited);
  const typed = `/entries/${older.id}/gutters https://x.example/entries/${id.toUpperCase()}/drizzleword?a=1`;
  await saveDraft(context, cleo, { title: 'Butts', buildsOn: typed });
  return { ...app, ...cast, id, older: older.id, comment, built: built.id };
}

/** How many rows of any table hold this word. */
async function listTablesContaining({ db }: CommandContext, word: string): Promise<string[]> {
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
    const { context, ada, id } = await setUpEntry();
    const words = ['Drizzleword', 'mistyword', 'Hailword', 'Fogword', 'Sleetword'];
    for (const word of words) expect(await listTablesContaining(context, word)).not.toEqual([]);
    await withdrawEntry(context, ada, id);
    for (const word of words)
      expect([word, ...(await listTablesContaining(context, word))]).toEqual([word]);
  });

  test('is named in others’ drafts by an address without its title, now and when saved again', async () => {
    const { context, ada, cleo, id, older } = await setUpEntry();
    await withdrawEntry(context, ada, id);
    const [draft] = await listDrafts(context, cleo);
    const gutters = `/entries/${older}/gutters`;
    expect(draft?.buildsOn).toBe(
      `${gutters} https://x.example/entries/${id.toUpperCase()}/withdrawn?a=1`,
    );
    const typed = (slug: string) => `/entries/${id}/${slug}#comment-1\n${gutters}`;
    await saveDraft(context, cleo, { id: draft!.id, buildsOn: typed('drizzleword') });
    expect((await listDrafts(context, cleo))[0]?.buildsOn).toBe(typed('withdrawn'));
  });

  test('keeps its place: who wrote it, when, and what others said', async () => {
    const { context, ada, ben, id, comment, built } = await setUpEntry();
    const before = await getEntry(context, ben, id);
    await applyAction(context, ada, id, 'acceptance', { comment });
    await closeConversation(context, ada, id, { outcome: 'A barrel.' });
    await withdrawEntry(context, ada, id, { note: ' It was about *another* roof. ' });
    const after = await getEntry(context, ben, id);
    expect(after).toMatchObject({
      title: '',
      body: '',
      html: '',
      excerpt: '',
      tags: [],
      edits: 0,
      reactions: [],
      path: `/entries/${id}/withdrawn`,
      author: before.author,
      createdAt: before.createdAt,
      chosenCommentId: comment,
      comments: 1,
      closed: { outcome: 'A barrel.' },
      withdrawn: { by: 'Ada Quill', byHandle: 'ada', note: 'It was about *another* roof.' },
    });
    const { items } = await listComments(context, ben, id);
    expect(items.map(({ body }) => body)).toEqual(['Into the barrel.']);
    expect(await listRevisions(context, ben, { entryId: id })).toHaveLength(1);
    const links = (await listLinks(context, ben, id)).items;
    expect(links.map(({ from, passage }) => [from.entry, passage])).toEqual([[built, null]]);
  });

  test('is told of to those who built on it, with the reason', async () => {
    const { context, ada, cleo, id, built, comment } = await setUpEntry();
    await addLink(context, cleo, { entryId: built }, { source: comment, relation: 'answers' });
    await withdrawEntry(context, ada, id, { note: 'Another roof.' });
    const { items } = await listOpenFlags(context, cleo);
    expect(items).toMatchObject([
      {
        cause: 'withdrawn',
        note: 'Another roof.',
        work: { entry: built },
        corrected: { title: '' },
      },
    ]);
    expect((await listCorrections(context, cleo, id)).items).toMatchObject([
      { cause: 'withdrawn', note: 'Another roof.', madeBy: { handle: 'ada' } },
    ]);
  });

  test('is withdrawn once, however often she says so', async () => {
    const { context, ada, id } = await setUpEntry();
    await withdrawEntry(context, ada, id, { note: 'First.' });
    const { version } = await getEntryHead(context, ada, id);
    await withdrawEntry(context, ada, id, { note: 'Second.' });
    expect((await getEntryHead(context, ada, id)).version).toBe(version);
    expect((await listCorrections(context, ada, id)).items).toHaveLength(1);
  });

  test('has another version, and so have its neighbours, which no longer lead to it', async () => {
    const { context, ada, id, older, built } = await setUpEntry();
    const versions = () =>
      Promise.all([id, older, built].map((one) => getEntryHead(context, ada, one)));
    const before = (await versions()).map(({ version }) => version);
    await withdrawEntry(context, ada, id);
    const after = (await versions()).map(({ version }) => version);
    for (const [i, version] of after.entries()) expect(version).not.toBe(before[i]);
  });

  test('supersedes nothing any more, and nobody is asked to look again because of it', async () => {
    const { context, ada, cleo, id, built } = await setUpEntry();
    const anew = { space: 'yard', title: 'Rain again', supersedes: id };
    const later = await publishEntry(context, ada, anew);
    expect((await listOpenFlags(context, cleo)).items).toHaveLength(1);
    await withdrawEntry(context, ada, later.id);
    expect((await listOpenFlags(context, cleo)).items).toEqual([]);
    expect((await listCorrections(context, ada, id)).items).toEqual([]);
    expect((await listLinks(context, ada, id)).items.map(({ from }) => from.entry)).toContain(
      built,
    );
  });

  test('that was itself to be looked at again, is not any more', async () => {
    const { context, ben, cleo, older, id, built } = await setUpEntry();
    await correctWork(context, ben, { entryId: older }, { note: 'Sixteen.' });
    expect((await getEntryHead(context, ben, id)).flags).toHaveLength(1);
    await withdrawEntry(context, operator, id);
    const head = await getEntryHead(context, ben, id);
    expect(head.flags).toEqual([]);
    // Cleo's rested on the gutters by way of Ada's words alone, and these are gone.
    const causes = (await listOpenFlags(context, cleo)).items.map(({ cause }) => cause);
    expect(causes).toEqual(['withdrawn']);
    expect((await getEntryHead(context, cleo, built)).flags).toHaveLength(1);
  });
});

describe('what was withdrawn takes nothing more', () => {
  test('and says so to whoever tries', async () => {
    const { context, ada, ben, id, comment, built } = await setUpEntry();
    await withdrawEntry(context, ada, id);
    const source = { source: id, relation: 'buildsOn' };
    const tries = [
      () => addComment(context, ben, id, { body: 'Still?' }),
      () => editEntry(context, ada, id, { body: 'Back.' }),
      () => restoreRevision(context, ada, id, 1),
      () => applyAction(context, ada, id, 'acceptance', { comment }),
      () => undoAction(context, ada, id, 'acceptance'),
      () => closeConversation(context, ada, id, {}),
      () => reopenConversation(context, ada, id),
      () => reactToEntry(context, ben, id, { name: 'joy' }),
      () => correctWork(context, ada, { entryId: id }, { note: 'Wrong.' }),
      () => addLink(context, ada, { entryId: id }, { source: built, relation: 'answers' }),
      () => addLink(context, ben, { commentId: comment }, { ...source, relation: 'answers' }),
      () => publishEntry(context, ben, { space: 'yard', title: 'On it', buildsOn: id }),
      () => publishEntry(context, ben, { space: 'yard', title: 'For it', supersedes: id }),
    ];
    for (const attempt of tries) await expect(attempt()).rejects.toMatchObject(withdrawnError);
    const refused = publishEntry(context, ben, { space: 'yard', title: 'On it', buildsOn: id });
    await expect(refused).rejects.toMatchObject({ fields: { buildsOn: 'entryWithdrawn' } });
  });

  test('but what stands in words is no refusal, and no link', async () => {
    const { context, ada, ben, id } = await setUpEntry();
    await withdrawEntry(context, ada, id);
    const input = {
      space: 'yard',
      title: 'Memory',
      body: `There was [something](/entries/${id}).`,
    };
    const { id: memory } = await publishEntry(context, ben, input);
    expect((await listLinks(context, ben, memory)).items).toEqual([]);
  });

  test('its comments stay their authors’ own', async () => {
    const { context, ada, ben, cleo, id, comment } = await setUpEntry();
    await withdrawEntry(context, ada, id);
    const edit = editComment(context, ben, comment, { body: 'Into the *other* barrel.' });
    await expect(edit).rejects.toMatchObject(withdrawnError);
    await reactToComment(context, cleo, comment, { name: 'thanks' });
    const { items } = await listComments(context, cleo, id);
    expect(items[0]).toMatchObject({ edits: 0, reactions: [{ name: 'thanks', count: 1 }] });
    await deleteComment(context, ben, comment);
    expect((await listComments(context, cleo, id)).items[0]!.deletedAt).not.toBeNull();
    expect((await getEntryHead(context, ben, id)).can).toEqual({
      react: true,
      editSources: false,
      edit: false,
      comment: false,
      close: false,
      correct: false,
      withdraw: false,
      manage: false,
    });
  });

  test('a comment written at the same moment is in before it, or refused', async () => {
    const { context, ada, ben, cleo, id } = await setUpEntry();
    const say = (_: unknown, i: number) =>
      addComment(context, i % 2 ? ben : cleo, id, { body: `Drop ${i}` }).then(
        () => 'added',
        (error: { reason: string }) => error.reason,
      );
    const early = Array.from({ length: 8 }, say);
    const withdrawing = withdrawEntry(context, ada, id);
    const went = await Promise.all([...early, ...Array.from({ length: 8 }, say)]);
    await withdrawing;
    const added = went.filter((one) => one === 'added');
    const refused = went.filter((one) => one !== 'added');
    for (const reason of refused) expect(reason).toBe('entryWithdrawn');
    expect((await getEntry(context, ada, id)).comments).toBe(added.length + 1);
  });
});

describe('who withdraws', () => {
  test('Ben takes his own words away, Ada anybody’s where she tends, Cleo nobody else’s', async () => {
    const { context, ada, ben, cleo, id, older, built } = await setUpEntry();
    const refused = { code: 'notAllowed' };
    await expect(withdrawEntry(context, cleo, id)).rejects.toMatchObject(refused);
    await expect(withdrawEntry(context, ben, built)).rejects.toMatchObject(refused);
    await withdrawEntry(context, ben, older);
    await withdrawEntry(context, ada, built);
    expect((await getEntry(context, ben, built)).withdrawn?.by).toBe('Ada Quill');
    await addMember(context, ada, 'yard', { handle: 'cleo', role: 'steward' });
    await withdrawEntry(context, cleo, id);
  });

  test('the author is told for a month, of what others withdrew where they still see it', async () => {
    const { context, at, ada, ben, older } = await setUpEntry();
    const write = async (space: string) =>
      (await publishEntry(context, ben, { space, title: 'Mine' })).id;
    const [hidden, own, nobodys] = [await write('attic'), await write('yard'), await write('yard')];
    await withdrawEntry(context, ada, older, { note: 'Gone.' });
    await withdrawEntry(context, ada, hidden);
    await withdrawEntry(context, ben, own);
    await withdrawEntry(context, operator, nobodys);
    await removeMember(context, operator, 'attic', 'ben');
    const withdrawn = await listWithdrawnByOthers(context, ben);
    expect(withdrawn.map(({ id }) => id).sort()).toEqual([older, nobodys].sort());
    const input = {
      path: `/entries/${older}/withdrawn`,
      withdrawn: { by: 'Ada Quill', note: 'Gone.' },
    };
    expect(withdrawn.find(({ id }) => id === older)).toMatchObject(input);
    expect(await listWithdrawnByOthers(context, ada)).toEqual([]);
    at('2026-04-03T09:00:00Z');
    expect(await listWithdrawnByOthers(context, ben)).toEqual([]);
  });

  test('a brief is edited by all who write there, and withdrawn by its author', async () => {
    const { context, ben, cleo } = await setUpEntry();
    const input = { space: 'yard', kind: 'brief', title: 'How we dig' };
    const { id } = await publishEntry(context, ben, input);
    await editEntry(context, cleo, id, { body: 'With spades.' });
    await expect(withdrawEntry(context, cleo, id)).rejects.toMatchObject({ code: 'notAllowed' });
    for (const [noun, input] of [
      ['confirmation', { reviewBy: '2026-03-02' }],
      ['template', {}],
    ] as const)
      await applyAction(context, ben, id, noun, input);
    await withdrawEntry(context, ben, id);
    const { details } = await getEntry(context, ben, id);
    expect(details).toEqual({ status: 'draft' });
    expect((await getEntryHead(context, ben, id)).status).toBeNull();
  });

  test('in an archived space nobody does, but the operator at the machine', async () => {
    const { context, ada, id } = await setUpEntry();
    await archiveSpace(context, ada, 'yard');
    await expect(withdrawEntry(context, ada, id)).rejects.toMatchObject({ code: 'notAllowed' });
    await withdrawEntry(context, operator, id);
    expect((await getEntry(context, ada, id)).withdrawn).toMatchObject({ by: null, note: null });
  });

  test('whoever may not see it hears that there is nothing', async () => {
    const { context, ada, cleo } = await setUpEntry();
    const { id } = await publishEntry(context, ada, { space: 'attic', title: 'Hidden' });
    const missing = { code: 'notFound' };
    await expect(withdrawEntry(context, cleo, id)).rejects.toMatchObject(missing);
    await expect(withdrawEntry(context, ada, 'garbage')).rejects.toMatchObject(missing);
    const long = withdrawEntry(context, ada, id, { note: 'x'.repeat(2001) });
    await expect(long).rejects.toMatchObject({ fields: { note: 'tooLong' } });
    expect((await listEntries(context, ada, { space: 'attic' })).items).toHaveLength(1);
  });
});
