import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createProgram } from '../doors/cli/program.ts';
import { importFormats } from '../doors/imports/index.ts';
import { publishEntry, saveDraft, withdrawEntry } from '../workplace/entries/index.ts';
import type { CommandContext } from '../workplace/kernel/index.ts';
import { findTokenViewer } from '../workplace/tokens/index.ts';
import { archiveOf } from './archives.ts';
import { settle } from './cast.ts';
import { testAppForTest } from './workplace.ts';

const rain = join(import.meta.dirname, 'data/rain.mt.txt');

/** Runs a command line, and answers its status and what it wrote. */
async function run(context: CommandContext, line: string[], input = '') {
  const out = new PassThrough();
  const err = new PassThrough();
  let status = -1;
  const terminal = {
    in: Readable.from([input]),
    out,
    err,
    exit: (code: number) => (status = code),
  };
  const open = async () => ({
    context,
    workplaceUrl: 'http://localhost:3000',
    close: async () => {},
  });
  await createProgram(open, importFormats, terminal).parseAsync(line, { from: 'user' });
  out.end();
  err.end();
  return { status, out: await text(out), err: await text(err) };
}

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'commonplace-cli-'));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

describe('the command line', () => {
  test('brings people from a file, and says by its status whether all were taken', async () => {
    const { context } = await testAppForTest();
    const file = join(await folder(), 'people.csv');
    await writeFile(file, 'handle,name,units\nada,Ada Quill,\nben,Ben Oduya,Works\n');
    const partly = await run(context, ['import', 'people', file]);
    expect(partly.status).toBe(1);
    expect(partly.out).toContain('there is no unit “Works” (line 3)');
    const wholly = await run(context, ['import', 'people', file, '--make-units']);
    expect(wholly.status).toBe(0);
    expect(wholly.out).toMatch(/read {2}created {2}changed {2}skipped\npeople +2 +1 +0 +1/);
  });

  test('adds a person and prints a token, and nothing but the token', async () => {
    const { context } = await testAppForTest();
    const line = [
      'person',
      'add',
      '--handle',
      'ada',
      '--name',
      'Ada',
      '--email',
      'ada@example.org',
    ];
    expect(await run(context, [...line, '--admin'])).toMatchObject({ status: 0, err: '' });
    const { out, status } = await run(context, [
      'token',
      'create',
      '--person',
      'ada',
      '--scope',
      'admin',
    ]);
    expect(status).toBe(0);
    expect(out).toMatch(/^cpa_\S+\n$/);
    expect(await findTokenViewer(context, out.trim(), 'api')).toMatchObject({ scope: 'admin' });
    const again = await run(context, line);
    expect(again).toMatchObject({ status: 1, out: '' });
    expect(again.err).toContain('This handle is taken.\nSomebody with');
  });

  test('takes a password from its input, if it is long enough', async () => {
    const { context } = await testAppForTest();
    const bo = ['person', 'add', '--handle', 'bo', '--name', 'Bo', '--password-stdin'];
    expect(await run(context, bo, 'a long enough one\n')).toMatchObject({
      status: 1,
      err: expect.stringContaining('one signs in by an e-mail address'),
    });
    const line = [...bo, '--email', 'bo@example.org'];
    expect((await run(context, line, 'short\n')).status).toBe(1);
    expect((await run(context, line, 'a long enough one\n')).status).toBe(0);
    const [account] = await context.db.selectFrom('accounts').selectAll().execute();
    expect(account?.password).toMatch(/:/);
  });

  test('makes no guest an administrator', async () => {
    const { context } = await testAppForTest();
    const line = ['person', 'add', '--handle', 'gus', '--name', 'Gus', '--admin', '--guest'];
    expect(await run(context, line)).toEqual({
      status: 1,
      out: '',
      err: 'A guest cannot be an administrator.\n',
    });
  });

  test('imports a file, prints the report, and says what is wrong with another', async () => {
    const { context } = await testAppForTest();
    const { status, out } = await run(context, ['import', 'movable-type', rain]);
    expect(status).toBe(0);
    expect(out).toMatch(/comment +6 +6 +0\n/);
    expect(await run(context, ['import', 'movable-type', `${rain}.none`])).toMatchObject({
      status: 1,
      out: '',
      err: expect.stringContaining('there is no such file'),
    });
    expect(await run(context, ['import', 'scroll', rain])).toMatchObject({ status: 1 });
    expect(await run(context, ['import', 'archive', rain])).toMatchObject({
      status: 1,
      err: 'Line 1: it is not a JSON object.\n',
    });
  });

  test('exports a file that another workplace imports', async () => {
    const { context } = await testAppForTest();
    await settle(context);
    await run(context, ['import', 'movable-type', rain]);
    const home = await folder();
    const file = join(home, 'all.ndjson');
    expect((await run(context, ['export', file])).status).toBe(0);
    const other = await testAppForTest();
    expect((await run(other.context, ['import', 'archive', file])).status).toBe(0);
    const lines = (await readFile(file, 'utf8')).split('\n').filter(Boolean);
    expect(lines.map((line) => `${line}\n`).sort()).toEqual(await archiveOf(other.context));
    expect((await run(context, ['export', '-'])).out.split('\n')).toHaveLength(lines.length + 1);
    expect((await run(context, ['export', join(home, 'none/all')])).status).toBe(1);
    expect(await readdir(home)).toEqual(['all.ndjson']);
  });

  test('backs up for its owner’s eyes only, and restores into an empty workplace', async () => {
    const { context } = await testAppForTest();
    await settle(context);
    const file = join(await folder(), 'backup');
    expect((await run(context, ['backup', file])).status).toBe(0);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await run(context, ['restore', file])).toMatchObject({ status: 1 });
    const other = await testAppForTest();
    expect((await run(other.context, ['restore', file])).status).toBe(0);
    const secrets = { secrets: true };
    expect(await archiveOf(other.context, secrets)).toEqual(await archiveOf(context, secrets));
  });

  test('refuses an archive without a record, and writes none', async () => {
    const { context } = await testAppForTest();
    const home = await folder();
    const file = join(home, 'empty');
    await writeFile(file, '\n');
    for (const line of [
      ['restore', file],
      ['import', 'archive', file],
    ]) {
      expect(await run(context, line)).toEqual({
        status: 1,
        out: '',
        err: 'The archive is empty: it holds no record.\n',
      });
    }
    for (const command of ['backup', 'export']) {
      const { status, err } = await run(context, [command, join(home, 'none')]);
      expect([status, err]).toEqual([1, expect.stringContaining('there is nothing to export')]);
    }
    expect(await readdir(home)).toEqual(['empty']);
  });

  test('lets only who brings something begin a workplace', async () => {
    const asked: Record<string, boolean> = {};
    const lines = {
      read: [
        'backup f',
        'export f',
        'doctor',
        'token create --person a',
        'person invite --handle a',
      ],
      bring: ['person add --handle a --name A', 'import archive f', 'restore f'],
    };
    for (const line of Object.values(lines).flat()) {
      const open = async (mayBegin: boolean) => {
        asked[line] = mayBegin;
        throw new Error('Not today.');
      };
      const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
      const terminal = { in: Readable.from([]), out: nowhere, err: nowhere, exit: () => {} };
      await createProgram(open, {}, terminal).parseAsync(line.split(' '), { from: 'user' });
    }
    expect(lines.read.map((line) => asked[line])).toEqual(lines.read.map(() => false));
    expect(lines.bring.map((line) => asked[line])).toEqual(lines.bring.map(() => true));
  });

  test('says in a sentence what the system refuses', async () => {
    const { context } = await testAppForTest();
    await settle(context);
    const home = await folder();
    const file = join(home, 'file');
    await writeFile(file, '');
    const said = async (...line: string[]) => {
      const { status, out, err } = await run(context, line);
      expect([status, out]).toEqual([1, '']);
      return err;
    };
    const none = join(home, 'none');
    expect(await said('backup', join(none, 'b'))).toBe(`No such folder: ${none}\n`);
    expect(await said('backup', home)).toBe(`This is a folder, not a file: ${home}\n`);
    const under = join(file, 'b');
    expect(await said('export', under)).toBe(`A part of this is a file, not a folder: ${under}\n`);
    expect(await said('restore', home)).toContain('this is not a file.');
    expect(await said('restore', none)).toContain('there is no such file.');
    expect(await said('person', 'invite', '--handle', 'zoe')).toBe(
      'There is no such person here.\n',
    );
    expect(await readdir(home)).toEqual(['file']);
  });

  test('does not crash when nobody reads on', async () => {
    const { context } = await testAppForTest();
    await settle(context);
    const closed = new Writable({
      write: (_chunk, _encoding, done) =>
        done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })),
    });
    const err = new PassThrough();
    let status = -1;
    const terminal = {
      in: Readable.from([]),
      out: closed,
      err,
      exit: (code: number) => (status = code),
    };
    const open = async () => ({
      context,
      workplaceUrl: 'http://localhost:3000',
      close: async () => {},
    });
    await createProgram(open, {}, terminal).parseAsync(['export', '-'], { from: 'user' });
    err.end();
    expect([status, await text(err)]).toEqual([1, 'The output was closed before the end.\n']);
  });

  test('says whether all is well, and what is not', async () => {
    const { context } = await testAppForTest();
    await settle(context);
    await run(context, ['import', 'movable-type', rain]);
    const well = await run(context, ['doctor']);
    expect(well).toMatchObject({ status: 0, err: '' });
    expect(well.out).not.toContain('FAIL');
    await context.db
      .updateTable('people')
      .set({ picture: '/attachments/0190b000-0000-7000-8000-000000000000' })
      .where('handle', '=', 'ada')
      .execute();
    const ill = await run(context, ['doctor']);
    expect(ill.status).toBe(1);
    expect(ill.out).toContain('FAIL  profile pictures exist: 1 failing');
  });

  test('finds words that a withdrawn entry has left', async () => {
    const { context } = await testAppForTest();
    const { ada } = await settle(context);
    const { id } = await publishEntry(context, ada, { space: 'yard', title: 'Rain' });
    await withdrawEntry(context, ada, id);
    await saveDraft(context, ada, { buildsOn: `/entries/${id}/rain` });
    expect((await run(context, ['doctor'])).status).toBe(0);
    const kept = context.db.updateTable('drafts');
    await kept.set({ builds_on: `/entries/${id}/rain` }).execute();
    expect((await run(context, ['doctor'])).status).toBe(1);
    await kept.set({ builds_on: '' }).execute();
    await context.db
      .insertInto('revisions')
      .values({ entry_id: id, number: 1, title: 'Rain', body: '', edited_at: context.now() })
      .execute();
    const { out } = await run(context, ['doctor']);
    expect(out).toContain('FAIL  withdrawn entries have no text left: 1 failing');
    const restored = context.db.updateTable('entries').set({ title: 'Rain' }).execute();
    await expect(restored).rejects.toThrow('withdrawn_says_nothing');
  });

  test('says in a sentence that the workplace does not open', async () => {
    const err = new PassThrough();
    let status = -1;
    const terminal = {
      in: Readable.from([]),
      out: err,
      err,
      exit: (code: number) => (status = code),
    };
    const open = () => Promise.reject(new Error('There is no database at this address.'));
    await createProgram(open, {}, terminal).parseAsync(['doctor'], { from: 'user' });
    err.end();
    expect([status, await text(err)]).toEqual([1, 'There is no database at this address.\n']);
  });
});
