import { beforeEach, describe, expect, test } from 'vitest';
import { sayErrorReason } from '../../../../messages/index.ts';
import { type Cast, settle } from '../../../../test/cast.ts';
import { type TestApp, testAppForTest } from '../../../../test/workplace.ts';
import { operator, type Viewer } from '../../../access/index.ts';
import { addUnit, deactivatePerson, getPersonForAdmin, listUnits } from '../../../people/index.ts';
import { listImports } from '../report-queries.ts';
import { importPeople, previewPeopleImport } from './index.ts';

let app: TestApp;
let cast: Cast;

beforeEach(async () => {
  app = await testAppForTest();
  cast = await settle(app.context);
  await addUnit(app.context, operator, { handle: 'works', title: 'The Works' });
});

interface ImportOptions {
  makeUnits?: boolean;
  viewer?: Viewer;
  only?: 'rehearsed';
}

function importText(
  text: string | Uint8Array,
  { makeUnits = false, viewer = cast.ada, only }: ImportOptions = {},
) {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const file = { bytes, source: 'people.csv', makeUnits, explainReason: sayErrorReason };
  return (only ? previewPeopleImport : importPeople)(app.context, viewer, file);
}

const getPersonByHandle = (handle: string) => getPersonForAdmin(app.context, operator, handle);
const listOutcomes = ({ results }: Awaited<ReturnType<typeof importText>>) =>
  results.map(({ line, outcome }) => `${line} ${outcome}`);

describe('a file of people', () => {
  test('adds who is new, changes who is known, and leaves alone what it leaves empty', async () => {
    const done = await importText(
      'handle,name,email,title,units,reportsTo,admin,membership\n' +
        'dora,Dora Lind,dora@example.org,Potter,works,ben,,\n' +
        'ben,,,Foreman,The Works,ada,,\n',
    );
    expect(listOutcomes(done)).toEqual(['2 created', '3 changed']);
    expect(done.results[1]?.changed).toEqual(['title', 'units', 'reportsTo']);
    expect(await getPersonByHandle('dora')).toMatchObject({
      name: 'Dora Lind',
      email: 'dora@example.org',
      title: 'Potter',
      admin: false,
      units: [{ handle: 'works' }],
      reportsTo: { handle: 'ben' },
    });
    expect(await getPersonByHandle('ben')).toMatchObject({
      name: 'Ben Oduya',
      email: 'ben@example.org',
      reportsTo: { handle: 'ada' },
    });
  });

  test('brought twice changes nothing the second time', async () => {
    const text = 'name;email;units;manager\r\nDora Lind;dora@example.org;works;Ben Oduya\r\n';
    await importText(text);
    const { report, results } = await importText(text);
    expect(results.map(({ outcome }) => outcome)).toEqual(['unchanged']);
    expect(report.records.people).toEqual({
      read: 1,
      created: 0,
      changed: 0,
      skipped: [{ reason: 'already here', count: 1 }],
    });
    expect(report.problems).toBe(0);
  });

  test.each([
    [
      'commas and CRLF, after a mark of UTF-8',
      '\uFEFFHandle,Full name,E-Mail\r\ndora,"Lind, Dora",d@example.org\r\n',
    ],
    ['semicolons', 'handle;name;e-mail\ndora;Lind, Dora;d@example.org\n'],
    ['tabs', 'User name\tName\tE-mail address\ndora\tLind, Dora\td@example.org'],
    ['JSON', '{"type":"person","handle":"dora","name":"Lind, Dora","email":"d@example.org"}\n'],
  ])('is understood with %s', async (_, text) => {
    expect((await importText(text)).report.problems).toBe(0);
    expect(await getPersonByHandle('dora')).toMatchObject({
      name: 'Lind, Dora',
      email: 'd@example.org',
    });
  });

  test('may name people by parts, and knows them by their address', async () => {
    const done = await importText(
      'First name,Last name,Mail,Job title\nBenno,Oduya,BEN@example.org,"A ""B"""\n',
    );
    expect(listOutcomes(done)).toEqual(['2 changed']);
    expect(await getPersonByHandle('ben')).toMatchObject({ name: 'Benno Oduya', title: 'A "B"' });
  });

  test('loses no line to a bad one, and says which is bad and why', async () => {
    await deactivatePerson(app.context, operator, 'cleo');
    const done = await importText(
      'handle,name,email,reportsTo,admin\n' +
        'dora,Dora,dora@example.org,,\n' +
        'Not A Handle,X,x@example.org,,\n' +
        'emil,Emil,ben@nowhere,,\n' +
        'fay,Fay,,nobody-known,\n' +
        'cleo,Cleo,,,\n' +
        'gia,Gia,,,perhaps\n' +
        'dora,Dora again,,,\n' +
        'hal,Hal,ada@example.org,,\n' +
        'ivo,Ivo,,,,extra\n',
    );
    expect(listOutcomes(done)).toEqual([
      '2 created',
      '3 refused',
      '4 refused',
      '5 created',
      '6 refused',
      '7 refused',
      '8 refused',
      '9 changed',
      '10 refused',
    ]);
    expect(done.report.problems).toBe(7);
    const said = JSON.stringify(done.report);
    expect(said).toContain('they have left; take them back first (line 6)');
    expect(said).toContain('line 2 is about the same person (line 8)');
    expect(said).toContain('there are more cells than columns (line 10)');
    expect(said).toContain('Line 5 was imported except for this: Reports to: There is nobody');
    expect(said).not.toContain('ben@nowhere');
    expect(await getPersonByHandle('fay')).toMatchObject({ reportsTo: null });
  });

  test('makes no circle of who reports to whom', async () => {
    const done = await importText('handle,reportsTo\nben,cleo\ncleo,ben\n');
    expect(listOutcomes(done)).toEqual(['2 changed', '3 unchanged']);
    expect(done.results[1]?.problem).toMatch(/report to themselves/);
  });

  test('takes nobody’s last administrator away', async () => {
    const done = await importText('handle,admin\nada,no\n');
    expect(done.report.problems).toBe(1);
    expect(await getPersonByHandle('ada')).toMatchObject({ admin: true });
  });

  test('adds units only where that is wanted', async () => {
    const text = 'handle,name,department\ndora,Dora,Glaze room\nemil,Emil,Glaze room\n';
    const refused = await importText(text);
    expect(refused.report.records.people?.skipped).toEqual([
      { reason: 'there is no unit “Glaze room” (lines 2, 3)', count: 2 },
    ]);
    const done = await importText(text, { makeUnits: true });
    expect(listOutcomes(done)).toEqual(['2 created', '3 created']);
    expect(await getPersonByHandle('emil')).toMatchObject({ units: [{ handle: 'glaze-room' }] });
    expect(await listUnits(app.context, cast.ben)).toHaveLength(2);
  });

  test.each([
    ['a column that nobody knows', 'handle,name,Cost centre\n', /no column “Cost centre”/],
    [
      'two columns that say the same',
      'name,full name\n',
      /“name” and “full name” stand for the same field/,
    ],
    ['nothing', ' \n', /is empty/],
    ['another encoding', Buffer.from('handle,name\nj\u00f6rg', 'latin1'), /not UTF-8/],
    ['a quotation mark that never ends', 'handle,name\ndora,"Dora\n', /never closed/],
  ])('is refused as a whole with %s', async (_, text, problem) => {
    await expect(importText(text)).rejects.toThrow(problem);
  });

  test('is for administrators alone', async () => {
    for (const viewer of [cast.ben, cast.gus, { kind: 'anonymous' } as const]) {
      for (const only of [undefined, 'rehearsed'] as const) {
        const brought = importText('handle,name\ndora,Dora\n', {
          viewer,
          ...(only ? { only } : {}),
        });
        await expect(brought).rejects.toMatchObject({ code: 'notAllowed' });
      }
    }
  });
});

describe('a file of units', () => {
  test('makes the tree, in whatever order its lines come', async () => {
    const done = await importText(
      'handle,title,parent\nkiln,Kiln,glaze\nglaze,Glaze,works\nworks,Works,\n',
    );
    expect(listOutcomes(done)).toEqual(['2 created', '3 created', '4 changed']);
    const units = await listUnits(app.context, cast.ben);
    expect(units.map(({ handle, parent }) => [handle, parent])).toEqual([
      ['glaze', 'works'],
      ['kiln', 'glaze'],
      ['works', null],
    ]);
  });

  test('that goes round in a circle is refused where it closes', async () => {
    const done = await importText('handle,title,parent\na,A,b\nb,B,a\nc,C,works\n');
    expect(listOutcomes(done)).toEqual(['2 refused', '3 refused', '4 created']);
  });

  test('may come with its people', async () => {
    const done = await importText(
      '{"type":"person","name":"Dora Lind","units":["kiln"],"reportsTo":"ada"}\n' +
        '{"type":"unit","handle":"kiln","title":"Kiln","parent":"works"}\n' +
        'not json\n{"type":"person","shoe":"43"}\n',
    );
    expect(listOutcomes(done)).toEqual(['1 created', '2 created', '3 refused', '4 refused']);
    expect(await getPersonByHandle('dora-lind')).toMatchObject({ units: [{ handle: 'kiln' }] });
  });
});

describe('a rehearsal', () => {
  test('says what would be done, and does nothing', async () => {
    const text = 'handle,name,units\ndora,Dora,Glaze\nben,Benno,\nnot good,,\n';
    const how = { makeUnits: true };
    const before = await app.context.db.selectFrom('happenings').select('id').execute();
    const rehearsed = await importText(text, { ...how, only: 'rehearsed' });
    expect(await app.context.db.selectFrom('happenings').select('id').execute()).toEqual(before);
    await expect(getPersonByHandle('dora')).rejects.toMatchObject({ code: 'notFound' });
    expect(await listImports(app.context, cast.ada)).toEqual([]);
    const done = await importText(text, how);
    expect(done).toEqual(rehearsed);
    expect(await listImports(app.context, cast.ada)).toHaveLength(1);
  });
});
