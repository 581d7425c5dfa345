import { describe, expect, test } from 'vitest';
import { settle } from '../../test/cast.ts';
import { testAppForTest } from '../../test/workplace.ts';
import type { PersonViewer, Viewer } from '../access/index.ts';
import { addComment, deleteComment, editComment } from '../comments/index.ts';
import { editEntry, getEntryHead, getEntryWithSources, publishEntry } from '../entries/index.ts';
import type { AppError } from '../kernel/errors.ts';
import type { CommandContext } from '../kernel/index.ts';
import { addLink, correctWork, listOpenFlags, removeLink, settleFlag } from './index.ts';

async function setUpLinks() {
  const { context } = await testAppForTest();
  const cast = await settle(context);
  const entryBy = async (who: PersonViewer, more: object = {}) =>
    (await publishEntry(context, who, { space: 'yard', title: 'Rain', ...more })).id;
  return { context, entryBy, ...cast };
}

/** What an entry's page says of its links, in words. */
async function describeLinks(context: CommandContext, viewer: Viewer, id: string) {
  const { links } = await getEntryHead(context, viewer, id);
  return links.map(({ relation, inText, passage, to, url }) => {
    const end = to ? (to.comment ?? to.entry) : url;
    return [relation, end, inText ? 'found' : 'said', passage].filter((it) => it !== null);
  });
}

describe('a new entry', () => {
  test('says what it departs from and why, what it answers and what it supersedes', async () => {
    const { context, entryBy, ada, ben } = await setUpLinks();
    const [one, two, three] = [await entryBy(ada), await entryBy(ada), await entryBy(ada)];
    const id = await entryBy(ben, {
      departsFrom: [{ source: one, reason: 'It leaks.' }],
      answers: [`/entries/${two}/rain`],
      supersedes: three,
      buildsOn: [{ source: two, passage: 'Half of it.' }, 'https://rain.example.org/'],
    });
    expect(new Set((await describeLinks(context, ada, id)).map(String))).toEqual(
      new Set([
        `departsFrom,${one},said`,
        `answers,${two},said`,
        `supersedes,${three},said`,
        `buildsOn,${two},said,Half of it.`,
        'buildsOn,https://rain.example.org/,said',
      ]),
    );
  });

  test.each([
    ['departsFrom.0.reason', 'reasonMissing', { departsFrom: [{ source: 'https://a.example/' }] }],
    ['departsFrom', 'sourceUnknown', { departsFrom: { source: 'somewhere', reason: 'So.' } }],
    ['answers', 'sourceUnknown', { answers: 'somewhere' }],
    ['supersedes', 'supersedesOnlyEntries', { supersedes: ['https://a.example/'] }],
  ])(
    'is refused at %s where that does not hold, and nothing is published',
    async (field, reason, said) => {
      const { context, entryBy, ada } = await setUpLinks();
      const fields = await entryBy(ada, said).then(
        () => null,
        (error: AppError) => error.fields,
      );
      expect(fields).toEqual({ [field]: reason });
      expect(await context.db.selectFrom('entries').select('id').execute()).toEqual([]);
    },
  );

  test('supersedes only where its author may write, and not what they cannot see', async () => {
    const { entryBy, ada, cleo, gus } = await setUpLinks();
    const attic = await entryBy(ada, { space: 'attic' });
    await expect(entryBy(cleo, { supersedes: attic })).rejects.toMatchObject({
      fields: { supersedes: 'sourceUnknown' },
    });
    const porch = await entryBy(ada, { space: 'porch' });
    await expect(entryBy(cleo, { supersedes: porch })).resolves.toBeTruthy();
    await expect(entryBy(gus, { space: 'porch', supersedes: porch })).rejects.toThrow();
  });
});

describe('a source', () => {
  test('may be a comment, by any of its addresses', async () => {
    const { context, entryBy, ada, ben } = await setUpLinks();
    const [source, id] = [await entryBy(ada), await entryBy(ben)];
    const { id: comment } = await addComment(context, ada, source, { body: 'Two barrels.' });
    const addresses = [
      comment,
      `/comments/${comment}`,
      `/entries/${source}/rain#comment-${comment}`,
      `https://here.example/entries/${source}/rain?page=2#comment-${comment}`,
      `/entries/${source}/comments/${comment.toUpperCase()}`,
    ];
    for (const address of addresses) {
      await addLink(context, ben, { entryId: id }, { source: address, relation: 'buildsOn' });
    }
    expect(await describeLinks(context, ben, id)).toEqual([['buildsOn', comment, 'said']]);
    const { buildsOn } = await getEntryWithSources(context, ben, id);
    expect(buildsOn).toEqual([`/entries/${source}/rain#comment-${comment}`]);
  });

  test('is not the work itself, nor a comment that was deleted', async () => {
    const { context, entryBy, ada } = await setUpLinks();
    const id = await entryBy(ada);
    const { id: comment } = await addComment(context, ada, id, { body: 'Hm.' });
    const say = (source: string) =>
      addLink(context, ada, { commentId: comment }, { source, relation: 'buildsOn' });
    await expect(say(comment)).rejects.toMatchObject({ fields: { source: 'linkToItself' } });
    await expect(say(id)).resolves.toBeTruthy();
    const other = await entryBy(ada);
    await deleteComment(context, ada, comment);
    await expect(
      addLink(context, ada, { entryId: other }, { source: comment, relation: 'buildsOn' }),
    ).rejects.toMatchObject({ fields: { source: 'sourceUnknown' } });
  });
});

describe('a link in the words of a work', () => {
  test('is lineage, with the passage that is quoted before it, and goes with the words', async () => {
    const { context, entryBy, ada, ben } = await setUpLinks();
    const [one, two] = [await entryBy(ada), await entryBy(ada)];
    const quote = `> Half\n> of it.\n\n— [Rain](/entries/${one}/rain), and [two](/entries/${two}).`;
    const id = await entryBy(ben, { body: quote });
    const found = async () => new Set((await describeLinks(context, ben, id)).map(String));
    expect(await found()).toEqual(
      new Set([`buildsOn,${one},found,Half\nof it.`, `buildsOn,${two},found`]),
    );
    await editEntry(context, ben, id, { body: `Only [one](/entries/${one}) now.` });
    expect(await found()).toEqual(new Set([`buildsOn,${one},found`]));
    await editEntry(context, ben, id, { body: 'None.' });
    expect(await found()).toEqual(new Set());
  });

  test('stays where somebody has said so besides, and is taken back by an edit only', async () => {
    const { context, entryBy, ada, ben } = await setUpLinks();
    const one = await entryBy(ada);
    const id = await entryBy(ben, { body: `[Rain](/entries/${one})` });
    const [link] = (await getEntryHead(context, ben, id)).links;
    await expect(removeLink(context, ben, link!.id)).rejects.toMatchObject({
      reason: 'linkInText',
    });
    await addLink(context, ben, { entryId: id }, { source: one, relation: 'buildsOn' });
    await editEntry(context, ben, id, { body: 'None.' });
    expect(await describeLinks(context, ben, id)).toEqual([['buildsOn', one, 'said']]);
    await removeLink(context, ben, link!.id);
    expect(await describeLinks(context, ben, id)).toEqual([]);
  });

  test('within its own conversation is none, nor one to what its writer cannot see', async () => {
    const { context, entryBy, ada, ben, cleo } = await setUpLinks();
    const [id, attic] = [await entryBy(ada), await entryBy(ada, { space: 'attic' })];
    const { id: first } = await addComment(context, ben, id, { body: 'Hm.' });
    const body = `[up](/entries/${id}) [there](/comments/${first}) [hidden](/entries/${attic})`;
    const { id: second } = await addComment(context, cleo, id, { body });
    expect(await describeLinks(context, ada, id)).toEqual([]);
    await editComment(context, cleo, second, { body: `${body}.` });
    expect(await describeLinks(context, ada, id)).toEqual([]);
  });

  test('from a comment goes with the comment', async () => {
    const { context, entryBy, ada, ben } = await setUpLinks();
    const [source, id] = [await entryBy(ada), await entryBy(ada)];
    const body = `[Rain](/entries/${source})`;
    const { id: comment } = await addComment(context, ben, id, { body });
    await correctWork(context, ada, { entryId: source }, { note: 'No.' });
    expect((await listOpenFlags(context, ben)).items).toHaveLength(1);
    await deleteComment(context, ben, comment);
    expect(await describeLinks(context, ada, id)).toEqual([]);
    expect((await listOpenFlags(context, ben)).items).toEqual([]);
  });
});

describe('a flag', () => {
  test('is settled also by whoever took the source out of the text', async () => {
    const { context, entryBy, ada, ben } = await setUpLinks();
    const source = await entryBy(ada);
    const id = await entryBy(ben, { body: `[Rain](/entries/${source})` });
    await correctWork(context, ada, { entryId: source }, { note: 'No.' });
    const [flag] = (await listOpenFlags(context, ben)).items;
    await editEntry(context, ben, id, { body: 'On my own.' });
    await settleFlag(context, ben, flag!.id, { how: 'changed' });
    const row = await context.db.selectFrom('flags').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ settled: 'changed', settled_by: ben.id });
  });

  test('leaves the page as its readers know it until it is raised, and again once it is settled', async () => {
    const { context, entryBy, ada, ben, cleo } = await setUpLinks();
    const source = await entryBy(ada);
    const id = await entryBy(ben, { buildsOn: source });
    const flags = async (viewer: PersonViewer) =>
      (await getEntryHead(context, viewer, id)).flags.map(({ note, can }) => ({ note, ...can }));
    expect(await flags(ben)).toEqual([]);
    await correctWork(context, ada, { entryId: source }, { note: 'No.' });
    expect(await flags(ben)).toEqual([{ note: 'No.', settle: true, change: true }]);
    expect(await flags(cleo)).toEqual([{ note: 'No.', settle: false, change: false }]);
    expect(await flags(ada)).toEqual([{ note: 'No.', settle: true, change: false }]);
    const [flag] = (await listOpenFlags(context, ben)).items;
    await settleFlag(context, ada, flag!.id, { how: 'confirmed' });
    expect(await flags(ben)).toEqual([]);
  });
});
