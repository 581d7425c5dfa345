import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { newId } from '../../storage/index.ts';
import { type Cast, settle } from '../../test/cast.ts';
import { testOrigin } from '../../test/doors.ts';
import { testAppForTest } from '../../test/workplace.ts';
import { publishEntry } from '../entries/index.ts';
import type { CommandContext } from '../kernel/index.ts';
import { getProvenance, toProvDocument, zipSources } from './index.ts';
import { findProblems } from './prov-json.fixture.ts';

const hostileTitles = [
  '../../etc/passwd',
  'CON',
  'Same title',
  'Same title',
  `${'Long '.repeat(40)}`,
];

/** A garden that supersedes an older one and builds on works with names that are hard on files. */
async function createGarden(context: CommandContext, { ada, ben }: Cast) {
  const buildsOn: string[] = ['https://rain.example.org/a?b=c'];
  for (const title of hostileTitles) {
    const entry = { space: 'yard', kind: 'post', title, body: '# Words\n', tags: ['rain'] };
    buildsOn.push((await publishEntry(context, ben, entry)).id);
  }
  const body = 'It *grows*.';
  const entry = { space: 'yard', kind: 'post', title: 'Garden: [1] "new"', body, buildsOn };
  const { id } = await publishEntry(context, ada, entry);
  await context.db
    .insertInto('links')
    .values({
      id: newId(),
      from_entry: id,
      to_entry: buildsOn[1],
      relation: 'supersedes',
      reason: 'It was dry.',
      passage: 'Dry.',
      created_at: context.now(),
    })
    .execute();
  return id;
}

test('goes out in the words of the W3C', async () => {
  const { context } = await testAppForTest();
  const cast = await settle(context);
  const id = await createGarden(context, cast);
  const document = toProvDocument(await getProvenance(context, cast.cleo, id), testOrigin);
  expect(Object.keys(document.entity)).toHaveLength(7);
  expect(document.entity[`entry:${id}`]).toMatchObject({ 'prov:label': 'Garden: [1] "new"' });
  expect(Object.keys(document.agent).sort()).toEqual(['person:ada', 'person:ben']);
  expect(document.wasAttributedTo[`_:of-${id}`]).toEqual({
    'prov:entity': `entry:${id}`,
    'prov:agent': 'person:ada',
  });
  expect(document.wasGeneratedBy[`_:generated-${id}`]).toMatchObject({
    'prov:activity': `writing:${id}`,
  });
  const derived = Object.values(document.wasDerivedFrom);
  expect(derived).toHaveLength(7);
  expect(derived.filter((one) => JSON.stringify(one).includes('prov:Revision'))).toHaveLength(1);
});

/** As it is sent. */
async function exportGarden(context: CommandContext, cast: Cast) {
  const id = await createGarden(context, cast);
  const document = toProvDocument(await getProvenance(context, cast.cleo, id), testOrigin);
  return { id, document: JSON.parse(JSON.stringify(document)) };
}

test('keeps to the rules of PROV-JSON', async () => {
  const { context } = await testAppForTest();
  const cast = await settle(context);
  const { document } = await exportGarden(context, cast);
  expect(findProblems(document)).toEqual([]);
});

test('a document that breaks one of the rules is found out', async () => {
  const { context } = await testAppForTest();
  const cast = await settle(context);
  const { id, document } = await exportGarden(context, cast);
  const entity = (more: object) => ({
    ...document,
    entity: { ...document.entity, [`entry:${id}`]: { ...document.entity[`entry:${id}`], ...more } },
  });
  const derived = (more: object) => ({ ...document, wasDerivedFrom: { '_:x': more } });
  const ends = { 'prov:generatedEntity': `entry:${id}`, 'prov:usedEntity': `entry:${id}` };
  expect(findProblems(derived(ends))).toEqual([]);
  const { commonplace, ...prefix } = document.prefix;
  for (const broken of [
    { ...document, prefix },
    { ...document, prefix: { ...document.prefix, xsd: 'https://example.org/' } },
    { ...document, wasMadeBy: {} },
    entity({ title: 'without a prefix' }),
    entity({ 'prov:type': 'commonplace:post' }),
    entity({ 'prov:type': { $: 'unknown:post', type: 'xsd:QName' } }),
    entity({ 'dcterms:created': { $: '2 March 2026', type: 'xsd:dateTime' } }),
    entity({ 'dcterms:subject': [] }),
    entity({ 'commonplace:status': null }),
    derived({ ...ends, 'prov:usedEntity': 'entry:elsewhere' }),
    derived({ 'prov:generatedEntity': `entry:${id}` }),
    derived({ ...ends, 'prov:value': 'a passage' }),
    { ...document, wasGeneratedBy: { '_:x': { 'prov:entity': `entry:${id}`, 'prov:time': '9' } } },
  ])
    expect(findProblems(broken)).not.toEqual([]);
  expect(commonplace).toBeDefined();
});

test('goes out as files that have safe names and lead to each other', async () => {
  const { context } = await testAppForTest();
  const cast = await settle(context);
  const id = await createGarden(context, cast);
  const provenance = await getProvenance(context, cast.cleo, id);
  const files = unzipSync(zipSources(provenance, testOrigin));
  expect(Object.keys(files)).toHaveLength(8);
  for (const name of Object.keys(files)) {
    expect(name).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}-]*\.md$/u);
    expect(name.length).toBeLessThanOrEqual(80);
    for (const [, to] of strFromU8(files[name]!).matchAll(/\]\(\.\/([^)]+)\)/g))
      expect(files).toHaveProperty([decodeURI(to!)]);
  }
  const [name] = Object.keys(files).filter((one) => one.startsWith('garden-1-new'));
  const [, front, body] = strFromU8(files[name!]!).split(/^---$/m);
  expect(parse(front!)).toMatchObject({
    title: 'Garden: [1] "new"',
    id,
    author: 'Ada Quill',
    kind: 'post',
    url: `${testOrigin}/entries/${id}/garden-1-new`,
  });
  expect(parse(front!).sources).toHaveLength(7);
  expect(body).toContain('It *grows*.');
  expect(zipSources(provenance, testOrigin)).toEqual(zipSources(provenance, testOrigin));
});
