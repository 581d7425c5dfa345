import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cast, settle, viewerFor } from '../../test/cast.ts';
import { runs } from '../../test/runs.ts';
import { withSearchIndex } from '../../test/search-index.ts';
import { openTestApp, type TestApp } from '../../test/workplace.ts';
import { operator, type PersonViewer } from '../access/index.ts';
import { addComment } from '../comments/index.ts';
import { publishEntry } from '../entries/index.ts';
import type { CommandContext } from '../kernel/index.ts';
import { addPerson } from '../people/index.ts';
import type { SearchIndex } from '../search/index.ts';
import { addMember, openSpace } from '../spaces/index.ts';
import { findExperts, suggestExplainedWorks, suggestPeople } from './index.ts';

let app: TestApp;
let context: CommandContext;
let searchIndex: SearchIndex;
let cast: Cast;
let question: string;
const atticMembers: PersonViewer[] = [];
const titles = ['The valve of the boiler', 'Bread', 'Rain on the roof'];

/** Everybody but Cleo is in the attic as well. */
beforeAll(async () => {
  app = await openTestApp();
  cast = await settle(app.context);
  ({ context, searchIndex } = await withSearchIndex(app.context, app.connection.database));
  atticMembers.push(cast.ada, cast.ben);
  for (const handle of ['dora', 'egon', 'fay']) {
    await addPerson(context, operator, { handle, name: handle });
    await addMember(context, cast.ada, 'attic', { handle });
    atticMembers.push(await viewerFor(context, handle));
  }
  await openSpace(context, cast.ada, { name: 'shed', title: 'The shed', audience: 'open' });
  const [ada, ben, dora, egon] = atticMembers as [
    PersonViewer,
    PersonViewer,
    PersonViewer,
    PersonViewer,
  ];
  const { id } = await publish(cast.cleo, 'yard', titles[0]!);
  await addComment(context, ben, id, { body: 'Yes.' });
  const other = await publish(ben, 'yard', titles[1]!);
  await addComment(context, dora, other.id, { body: 'Yes.' });
  await publish(egon, 'shed', `${titles[0]!} again`);
  const source = { source: other.id };
  await publish(ada, 'shed', 'Later', { buildsOn: [source] });
  question = (await publish(cast.cleo, 'yard', `${titles[0]!}?`, { kind: 'question' })).id;
  await searchIndex.rebuild();
});
afterAll(async () => {
  await searchIndex.close();
  await app.close();
});

const publish = (author: PersonViewer, space: string, title: string, more: object = {}) =>
  publishEntry(context, author, { space, title, body: '', ...more });

/** All that is suggested to Cleo, to the word. */
async function suggestToCleo() {
  await searchIndex.whenIdle();
  const now = new Date();
  const { cleo } = cast;
  return {
    people: await suggestPeople(context, cleo, 'cleo', { excludeOwnUnits: false, limit: 20 }),
    works: await suggestExplainedWorks(context, cleo, 'cleo', { now, limit: 20 }),
    askable: await findExperts(context, cleo, question, context.now()),
  };
}

const anyContribution = fc.record({
  author: fc.nat({ max: 4 }),
  title: fc.constantFrom(...titles),
  speakers: fc.array(fc.nat({ max: 4 }), { maxLength: 3 }),
  buildsOn: fc.boolean(),
});

test('whatever is written where Cleo sees nothing changes nothing of what is suggested to her', async () => {
  const before = await suggestToCleo();
  expect(before.people.map(({ person }) => person.handle)).toContain('dora');
  expect(before.works.length).toBeGreaterThan(0);
  expect(before.askable.length).toBeGreaterThan(0);
  await fc.assert(
    fc.asyncProperty(anyContribution, async ({ author, title, speakers, buildsOn }) => {
      const source = { source: question };
      const more = buildsOn ? { buildsOn: [source] } : {};
      const { id } = await publish(atticMembers[author]!, 'attic', title, more);
      for (const speaker of speakers) {
        await addComment(context, atticMembers[speaker]!, id, { body: `${title}, @fay` });
      }
      expect(await suggestToCleo()).toEqual(before);
    }),
    { numRuns: runs(0.2) },
  );
});
