import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from '../../../storage/index.ts';
import { archiveOf, linesOf, sourceOf } from '../../../test/archives.ts';
import { settle } from '../../../test/cast.ts';
import { dangers } from '../../../test/hostile/safe-html.ts';
import { xss } from '../../../test/hostile/xss.ts';
import { runs } from '../../../test/runs.ts';
import { openTestApp, testAppForTest } from '../../../test/workplace.ts';
import { operator } from '../../access/index.ts';
import { withdrawEntry } from '../../entries/index.ts';
import type { CommandContext } from '../../kernel/index.ts';
import { addPerson } from '../../people/index.ts';
import { ensureWorkplace } from '../../sign-in/index.ts';
import { arbitraryHistory, playHistory } from './generated-history.fixture.ts';
import { exportArchive, importArchive } from './index.ts';

const id = (n: number) => `0190b000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const ann = { type: 'person', id: id(1), handle: 'ann', name: 'Ann' };
const den = { type: 'space', id: id(2), name: 'den', title: 'Den', audience: 'open' };
const at = '2026-01-01T10:00:00.000Z';
const post = {
  type: 'entry',
  id: id(3),
  space: id(2),
  author: id(1),
  kind: 'post',
  title: 'Moss',
  body: 'It *grows*, @ann.',
  createdAt: '2036-01-01T10:00:00.000Z',
};
const withdrawnPost = { ...post, title: undefined, body: undefined, withdrawnAt: at };
const commentRecord = (n: number, more: object = {}) => ({
  type: 'comment',
  id: id(n),
  entry: id(3),
  author: id(1),
  body: `Word ${n}`,
  createdAt: at,
  ...more,
});

const importText = (context: CommandContext, text: string | Buffer) =>
  importArchive(context, operator, sourceOf(text));

async function loadDerivedData({ db }: CommandContext) {
  const entries = await db
    .selectFrom('entries')
    .select(['id', 'slug', 'html', 'excerpt', 'outcome_html'])
    .orderBy('id')
    .execute();
  const comments = await db.selectFrom('comments').select(['id', 'html']).orderBy('id').execute();
  const mentions = await db
    .selectFrom('mentions')
    .selectAll()
    .orderBy('entry_id')
    .orderBy('comment_id')
    .orderBy('person_id')
    .execute();
  const uses = await db
    .selectFrom('attachment_uses')
    .selectAll()
    .orderBy('attachment_id')
    .orderBy('comment_id')
    .execute();
  return { entries, comments, mentions, uses };
}

describe('an archive', () => {
  test('of any workplace makes the same workplace, and the same archive', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryHistory, async (moments) => {
        const [here, there] = [await openTestApp(), await openTestApp()];
        try {
          await playHistory(here.context, moments);
          const lines = await archiveOf(here.context, { secrets: true });
          await importArchive(there.context, operator, sourceOf(...lines), { restore: true });
          expect(await archiveOf(there.context, { secrets: true })).toEqual(lines);
          expect(await loadDerivedData(there.context)).toEqual(await loadDerivedData(here.context));
        } finally {
          await here.close();
          await there.close();
        }
      }),
      { numRuns: runs(0.06) },
    );
  });

  test('imported twice changes nothing', async () => {
    const { context } = await testAppForTest();
    const text = linesOf(ann, den, post, commentRecord(4), commentRecord(5, { replyTo: id(4) }));
    await importText(context, text);
    const before = await archiveOf(context);
    await context.db.deleteFrom('drafts').execute();
    const { records } = await importText(context, text);
    for (const { read, skipped } of Object.values(records)) {
      expect(skipped).toEqual([{ reason: 'already here', count: read }]);
    }
    expect(await archiveOf(context)).toEqual(before);
  });

  test('brings a follow that is here already under another id, and what else it holds', async () => {
    const { context } = await testAppForTest();
    const follow = { type: 'follow', person: id(1), what: 'tag', words: 'moss', createdAt: at };
    await importText(context, linesOf(ann, den, { ...follow, id: id(20) }));
    const more = { ...follow, id: id(22), words: 'lichen' };
    const lines = linesOf(ann, den, { ...follow, id: id(21) }, more);
    const { records } = await importText(context, lines);
    expect(records.follow).toMatchObject({ read: 2, created: 1 });
    expect(records.follow?.skipped[0]?.count).toBe(1);
  });

  test('holds what was suggested to whom, so that nothing is offered twice elsewhere', async () => {
    const { context } = await testAppForTest();
    await importText(context, linesOf(ann, den, post));
    const [entry, one] = [id(3), id(1)];
    const bo = await addPerson(context, operator, { handle: 'bo', name: 'Bo' });
    const offered_at = context.now();
    const offer = { person_id: bo.id, offered_at, reason: JSON.stringify({ via: [one] }) };
    await context.db
      .insertInto('offers')
      .values([
        { ...offer, id: newId(), slot: 1, kind: 'person', other_id: one, held_out: true },
        { ...offer, id: newId(), slot: 2, kind: 'work', entry_id: entry, held_out: false },
      ])
      .execute();
    const [first, second] = [one, bo.id].sort() as [string, string];
    const met = { one_says: true, other_says: true, made_at: offered_at };
    await context.db
      .insertInto('introductions')
      .values({ id: newId(), one_id: first, other_id: second, asked_at: offered_at, ...met })
      .execute();
    await context.db
      .insertInto('asks')
      .values({ id: newId(), entry_id: entry, person_id: bo.id, asked_by: one, at: offered_at })
      .execute();
    await context.db
      .insertInto('suggesting')
      .values({ person_id: bo.id, suggestions: false, asks_a_week: 0 })
      .execute();
    const lines = await archiveOf(context);
    const { context: there } = await testAppForTest();
    const { records } = await importText(there, lines.join(''));
    expect(records).toMatchObject({ offer: { created: 2 }, introduction: { created: 1 } });
    expect(records).toMatchObject({ ask: { created: 1 }, suggesting: { created: 1 } });
    expect(await archiveOf(there)).toEqual(lines);
  });

  test('may be in any order', async () => {
    const { context } = await testAppForTest();
    const { records } = await importText(
      context,
      linesOf(
        commentRecord(6, { replyTo: id(5) }),
        commentRecord(5, { replyTo: id(4) }),
        commentRecord(4),
        post,
        den,
        ann,
      ),
    );
    expect(records.comment).toEqual({ read: 3, created: 3, skipped: [] });
    const html = (await loadDerivedData(context)).entries[0]!.html;
    expect(html).toBe('<p>It <em>grows</em>, <a href="/people/ann" class="mention">@ann</a>.</p>');
  });

  test('never overwrites: what differs here stays, and the report says so', async () => {
    const { context } = await testAppForTest();
    await importText(context, linesOf(ann, den, post));
    const { records } = await importText(context, linesOf({ ...post, title: 'Lichen' }));
    expect(records.entry?.skipped[0]?.reason).toContain('with other values');
    expect((await archiveOf(context)).join('')).not.toContain('Lichen');
  });

  test('brings no words back that were withdrawn here since', async () => {
    const { context } = await testAppForTest();
    const revision = { type: 'revision', entry: id(3), number: 1, title: 'Old', body: 'It died.' };
    const reaction = { type: 'reaction', entry: id(3), person: id(1), name: 'joy', createdAt: at };
    const link = {
      type: 'link',
      id: id(8),
      from: id(3),
      toUrl: 'https://a.example/',
      relation: 'buildsOn',
      createdAt: at,
    };
    const said = { ...link, id: id(9), fromComment: id(4) };
    const buildsOn = `/entries/${id(3)}/moss`;
    const draft = { type: 'draft', id: id(10), person: id(1), buildsOn, updatedAt: at };
    const text = linesOf(
      ann,
      den,
      post,
      commentRecord(4),
      { ...revision, editedAt: at },
      reaction,
      link,
      said,
      draft,
    );
    await importText(context, text);
    await withdrawEntry(context, operator, id(3));
    const before = await archiveOf(context);
    const { records } = await importText(context, text);
    expect(await archiveOf(context)).toEqual(before);
    const skipped = [{ reason: 'its entry was withdrawn', count: 1 }];
    expect(records).toMatchObject({ revision: { skipped }, reaction: { skipped } });
    expect(records.link!.skipped).toHaveLength(2);
    expect(before.join('')).not.toMatch(/moss|It died/i);
  });

  test('carries no secrets, which only a backup has and only a restore takes', async () => {
    const { context } = await testAppForTest();
    await settle(context);
    expect((await archiveOf(context)).join('')).not.toContain('"type":"token"');
    const backup = await archiveOf(context, { secrets: true });
    const other = await testAppForTest();
    const { records } = await importArchive(other.context, operator, sourceOf(...backup));
    expect(records.token).toMatchObject({ created: 0 });
    await expect(
      importArchive(other.context, operator, sourceOf(...backup), { restore: true }),
    ).rejects.toMatchObject({ reason: 'workplaceNotEmpty' });
  });

  test('that is an export is no backup, even of a workplace without a single way in', async () => {
    const { context } = await testAppForTest();
    await ensureWorkplace(context);
    await addPerson(context, operator, { handle: 'ann', name: 'Ann' });
    const [backup, file] = [await archiveOf(context, { secrets: true }), await archiveOf(context)];
    const bringTo = async (lines: string[], restore: boolean) => {
      const other = await testAppForTest();
      await importArchive(other.context, operator, sourceOf(...lines), { restore });
      return archiveOf(other.context);
    };
    await expect(bringTo(file, true)).rejects.toMatchObject({ reason: 'archiveIsExport' });
    expect(await bringTo(file, false)).toEqual(file);
    expect(await bringTo(backup, true)).toEqual(file);
    expect(await bringTo(backup, false)).toEqual(file);
  });

  test('of a backup is taken without its keys where it is only imported', async () => {
    const { context } = await testAppForTest();
    await ensureWorkplace(context);
    await settle(context);
    const backup = await archiveOf(context, { secrets: true });
    const other = await testAppForTest();
    await importArchive(other.context, operator, sourceOf(...backup));
    expect(await archiveOf(other.context)).toEqual(await archiveOf(context));
  });

  test('says what it does not know', async () => {
    const { context } = await testAppForTest();
    const { warnings } = await importText(context, linesOf({ ...ann, shoeSize: 41 }));
    expect(warnings).toEqual(['1 × person.shoeSize skipped: unknown field']);
  });

  test('is read as of one moment while others write, and lets go when it is left', async () => {
    const { context } = await testAppForTest();
    await importText(context, linesOf(ann, den, post, commentRecord(4)));
    const lines = exportArchive(context, operator);
    await lines.next();
    await importText(context, linesOf(commentRecord(5)));
    let comments = 0;
    for await (const line of lines) if (line.startsWith('{"type":"comment"')) comments += 1;
    expect(comments).toBe(1);
    const other = exportArchive(context, operator);
    await other.next();
    await other.return(undefined);
    await importText(context, linesOf(commentRecord(6)));
  });

  test('is for the operator alone', async () => {
    const { context } = await testAppForTest();
    const { ada } = await settle(context);
    await expect(exportArchive(context, ada).next()).rejects.toMatchObject({
      code: 'notAllowed',
    });
    await expect(importArchive(context, ada, sourceOf(''))).rejects.toMatchObject({
      code: 'notAllowed',
    });
  });
});

describe('an archive that is not whole, or hostile', () => {
  test.each([
    ['is cut off in a line', linesOf(ann, den).slice(0, -9), 'Line 2: the file is cut off'],
    ['holds no JSON', `${linesOf(ann)}hello\n`, 'Line 2: it is not a JSON object'],
    ['holds a list', '[1]\n', 'Line 1: it is not a JSON object'],
    ['names no type', linesOf({ id: id(1) }), 'Line 1: the record does not say its "type"'],
    [
      'names an unknown type',
      linesOf({ type: 'spell' }),
      'Line 1: there is no type of record “spell”',
    ],
    [
      'names a kind that is none',
      linesOf(ann, den, { ...post, kind: 'ode' }),
      'Line 3: there is no kind',
    ],
    [
      'has details of another kind',
      linesOf(ann, den, { ...post, details: { a: 1 } }),
      'Line 3: its details',
    ],
    ['lacks an author', linesOf(den, post), 'Line 2: its author'],
    ['lacks a space', linesOf(ann, post), 'Line 2: its space'],
    [
      'lacks what is answered',
      linesOf(ann, den, post, commentRecord(5, { replyTo: id(9) })),
      'Line 4: replyTo|Line 4: its replyTo',
    ],
    ['has no UUID', linesOf({ ...ann, id: '12' }), 'Line 1: person id is not a UUID'],
    [
      'has no time',
      linesOf(ann, den, { ...post, createdAt: 'soon' }),
      'entry createdAt is not a time',
    ],
    [
      'lacks a field',
      linesOf({ type: 'person', id: id(1), name: 'Ann' }),
      'person handle is missing',
    ],
    ['has a bad handle', linesOf({ ...ann, handle: '../x' }), 'person handle is not a handle'],
    [
      'has a web site that runs',
      linesOf({ ...ann, webSite: 'javascript:alert(1)' }),
      'webSite is not an http',
    ],
    [
      'has two of a handle',
      linesOf(ann, { ...ann, id: id(7) }),
      'Line 2: the handle “ann” belongs to another',
    ],
    [
      'accepts a lost comment',
      linesOf(ann, den, { ...post, kind: 'question', details: { accepted: id(8) } }),
      'Line 3: its comment',
    ],
    [
      'supersedes a page elsewhere',
      linesOf(ann, den, post, {
        type: 'link',
        id: id(8),
        from: id(3),
        toUrl: 'https://a.example/',
        relation: 'supersedes',
        createdAt: at,
      }),
      'Line 4: only an entry supersedes',
    ],
    [
      'flags for a correction that is not there',
      linesOf(ann, den, post, {
        type: 'flag',
        id: id(8),
        correction: id(9),
        entry: id(3),
        raisedAt: at,
      }),
      'Line 4: its correction',
    ],
    [
      'supersedes without saying by what',
      linesOf(ann, den, post, {
        type: 'correction',
        id: id(8),
        cause: 'superseded',
        entry: id(3),
        madeAt: at,
      }),
      'Line 4: it says what took the place',
    ],
    [
      'has withdrawn what still has words',
      linesOf(ann, den, { ...post, withdrawnAt: at }),
      'Line 3: it was withdrawn, and still has words',
    ],
    [
      'has an entry without a title',
      linesOf(ann, den, { ...post, title: undefined }),
      'Line 3: entry title is missing',
    ],
    [
      'says who withdrew what stands',
      linesOf(ann, den, { ...post, withdrawnBy: id(1) }),
      'Line 3: it says by whom it was withdrawn, and not when',
    ],
    [
      'was withdrawn by nobody that it knows',
      linesOf(ann, den, { ...withdrawnPost, withdrawnBy: id(9) }),
      'Line 3: its withdrawnBy',
    ],
    [
      'withdraws a comment',
      linesOf(ann, den, post, commentRecord(4), {
        type: 'correction',
        id: id(8),
        cause: 'withdrawn',
        entry: id(3),
        comment: id(4),
        madeAt: at,
      }),
      'Line 5: only an entry is withdrawn',
    ],
    [
      'is cut off between lines',
      linesOf({ type: 'workplace', id: id(9), name: 'W', holds: { person: 2 } }, ann),
      'Line 1: it says that 2 person records follow',
    ],
  ])('when it %s is refused with its line, and nothing is stored', async (_, text, message) => {
    const { context } = await testAppForTest();
    await expect(importText(context, text)).rejects.toThrow(new RegExp(message));
    expect(await archiveOf(context)).toEqual([]);
  });

  test('that goes round in circles is refused', async () => {
    const { context } = await testAppForTest();
    const unit = { type: 'unit', id: id(1), handle: 'a', title: 'A', parent: id(2) };
    const below = { type: 'unit', id: id(2), handle: 'b', title: 'B', parent: id(1) };
    await expect(importText(context, linesOf(unit, below))).rejects.toThrow('in a circle');
    const replies = linesOf(
      ann,
      den,
      post,
      commentRecord(4, { replyTo: id(5) }),
      commentRecord(5, { replyTo: id(4) }),
    );
    await expect(importText(context, replies)).rejects.toThrow('in a circle');
    expect(await archiveOf(context)).toEqual([]);
  });

  test('in which entries supersede each other in a circle is refused with the line that closes it', async () => {
    const { context } = await testAppForTest();
    const others = [10, 11, 12].map((n) => ({ ...post, id: id(n) }));
    const over = (n: number, from: number, to: number) => ({
      type: 'link',
      id: id(n),
      relation: 'supersedes',
      createdAt: at,
      from: id(from),
      to: id(to),
    });
    const links = [over(20, 10, 11), over(21, 11, 12), over(22, 12, 10)];
    const bad = importText(context, linesOf(ann, den, ...others, ...links));
    await expect(bad).rejects.toThrow('Line 8: it supersedes what supersedes it');
    expect(await archiveOf(context)).toEqual([]);
    await importText(context, linesOf(ann, den, ...others, ...links.slice(0, 2)));
    await expect(importText(context, linesOf(links[2]!))).rejects.toThrow('Line 1: it supersedes');
  });

  test('that is not UTF-8, or has an endless line, is refused', async () => {
    const { context } = await testAppForTest();
    const latin = Buffer.from(linesOf({ ...ann, name: 'Ann\xe9' }), 'latin1');
    await expect(importText(context, latin)).rejects.toThrow('Line 1: it is not UTF-8');
    const endless = importArchive(
      context,
      operator,
      sourceOf(...Array(40).fill('x'.repeat(2 ** 20))),
    );
    await expect(endless).rejects.toThrow('Line 1: it is longer than 32 MiB');
  });

  test('that answers across conversations is refused', async () => {
    const { context } = await testAppForTest();
    const other = { ...post, id: id(7) };
    const reply = commentRecord(5, { entry: id(7), replyTo: id(4) });
    await expect(
      importText(context, linesOf(ann, den, post, other, commentRecord(4), reply)),
    ).rejects.toThrow('Line 6: its replyTo');
  });

  test('that takes the name of a space here is refused', async () => {
    const { context } = await testAppForTest();
    await settle(context);
    await expect(importText(context, linesOf({ ...den, name: 'yard' }))).rejects.toThrow('“yard”');
    await expect(
      importText(context, linesOf({ ...ann, email: 'Ben@example.org' })),
    ).rejects.toThrow('belongs to another person');
  });

  test('cannot bring anything that runs', async () => {
    const { context } = await testAppForTest();
    const comments = xss.map((body, i) => commentRecord(100 + i, { body, authorName: body }));
    await importText(context, linesOf(ann, den, post, ...comments));
    const { comments: rows } = await loadDerivedData(context);
    expect(rows).toHaveLength(xss.length);
    for (const { html } of rows) expect(dangers(html)).toEqual([]);
  });
});
