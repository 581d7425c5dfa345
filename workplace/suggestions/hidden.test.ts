import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cast, settle, viewerFor } from '../../test/cast.ts';
import { withFinder } from '../../test/finder.ts';
import { runs } from '../../test/runs.ts';
import { openWorkplace, type TestWorkplace } from '../../test/workplace.ts';
import { operator, type PersonViewer } from '../access/index.ts';
import { addComment } from '../conversation/index.ts';
import type { Finder } from '../discovery/index.ts';
import { publishEntry } from '../entries/index.ts';
import type { Workplace } from '../happenings/index.ts';
import { addPerson } from '../people/index.ts';
import { addMember, openSpace } from '../spaces/index.ts';
import { findAskable, suggestPeople, suggestReasonedWorks } from './index.ts';

let house: TestWorkplace;
let workplace: Workplace;
let finder: Finder;
let cast: Cast;
let question: string;
const inside: PersonViewer[] = [];
const titles = ['The valve of the boiler', 'Bread', 'Rain on the roof'];

/** Everybody but Cleo is in the attic as well. */
beforeAll(async () => {
  house = await openWorkplace();
  cast = await settle(house.workplace);
  ({ workplace, finder } = await withFinder(house.workplace, house.connection.database));
  inside.push(cast.ada, cast.ben);
  for (const handle of ['dora', 'egon', 'fay']) {
    await addPerson(workplace, operator, { handle, name: handle });
    await addMember(workplace, cast.ada, 'attic', { handle });
    inside.push(await viewerFor(workplace, handle));
  }
  await openSpace(workplace, cast.ada, { name: 'shed', title: 'The shed', audience: 'open' });
  const [ada, ben, dora, egon] = inside as [PersonViewer, PersonViewer, PersonViewer, PersonViewer];
  const { id } = await publish(cast.cleo, 'yard', titles[0]!);
  await addComment(workplace, ben, id, { body: 'Yes.' });
  const other = await publish(ben, 'yard', titles[1]!);
  await addComment(workplace, dora, other.id, { body: 'Yes.' });
  await publish(egon, 'shed', `${titles[0]!} again`);
  const source = { source: other.id };
  await publish(ada, 'shed', 'Later', { buildsOn: [source] });
  question = (await publish(cast.cleo, 'yard', `${titles[0]!}?`, { kind: 'question' })).id;
  await finder.renew();
});
afterAll(async () => {
  await finder.close();
  await house.close();
});

const publish = (author: PersonViewer, space: string, title: string, more: object = {}) =>
  publishEntry(workplace, author, { space, title, body: '', ...more });

/** All that is suggested to Cleo, to the word. */
async function suggestedToCleo() {
  await finder.settled();
  const now = new Date();
  const { cleo } = cast;
  return {
    people: await suggestPeople(workplace, cleo, 'cleo', { outside: false, limit: 20 }),
    works: await suggestReasonedWorks(workplace, cleo, 'cleo', { now, limit: 20 }),
    askable: await findAskable(workplace, cleo, question, workplace.now()),
  };
}

const act = fc.record({
  author: fc.nat({ max: 4 }),
  title: fc.constantFrom(...titles),
  speakers: fc.array(fc.nat({ max: 4 }), { maxLength: 3 }),
  buildsOn: fc.boolean(),
});

test('whatever is written where Cleo sees nothing changes nothing of what is suggested to her', async () => {
  const before = await suggestedToCleo();
  expect(before.people.map(({ person }) => person.handle)).toContain('dora');
  expect(before.works.length).toBeGreaterThan(0);
  expect(before.askable.length).toBeGreaterThan(0);
  await fc.assert(
    fc.asyncProperty(act, async ({ author, title, speakers, buildsOn }) => {
      const source = { source: question };
      const more = buildsOn ? { buildsOn: [source] } : {};
      const { id } = await publish(inside[author]!, 'attic', title, more);
      for (const speaker of speakers) {
        await addComment(workplace, inside[speaker]!, id, { body: `${title}, @fay` });
      }
      expect(await suggestedToCleo()).toEqual(before);
    }),
    { numRuns: runs(0.2) },
  );
});
