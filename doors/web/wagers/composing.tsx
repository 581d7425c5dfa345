import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import type { PersonViewer } from '../../../workplace/access/index.ts';
import type { PriorArtView } from '../../../workplace/discovery/index.ts';
import { getDraft, saveDraft } from '../../../workplace/entries/index.ts';
import { listPeople } from '../../../workplace/people/index.ts';
import { type EarlierWagers, findEarlierWagers } from '../../../workplace/wagers/index.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import {
  aboutSources,
  answerComposed,
  type ComposeForm,
  type Composing,
} from '../entries/answering.ts';
import { spacesToWriteIn } from '../entries/publishing.tsx';
import { type Form, readForm, tagsIn } from '../form.ts';
import type { Ctx, House } from '../house.ts';
import { noProblems } from '../layout/fields.tsx';
import { PriorArtCards } from '../prior-art/cards.tsx';
import { closeWorks } from '../prior-art/routes.tsx';
import { sourcesIn } from '../prior-art/sources.ts';
import { requirePerson } from '../viewer.ts';
import { type ComposedWager, ComposeWagerPage } from './compose-page.tsx';
import { EarlierList } from './earlier.tsx';
import { showWagers } from './frame.tsx';
import { factsByHandle } from './handles.ts';
import { Hypothesis } from './hypothesis.tsx';
import { numberProblems } from './number-in.ts';
import {
  type FactName,
  factNames,
  factProblems,
  factsIn,
  factsInput,
  noFacts,
} from './typed-facts.ts';

/** Placing a wager. */
export function composing(house: House): Hono<DoorEnv> {
  const door = new Hono<DoorEnv>();
  door.get('/wagers/new', async (c) => {
    const viewer = requirePerson(c);
    const draft = c.req.query('draft');
    const composed = draft ? await fromDraft(house, viewer, draft) : blank(c);
    return compose(c, house, { composed, problems: noProblems });
  });
  door.post('/wagers', (c) => answerComposed(c, house, formFor(c, house)));
  door.post('/wagers/prior-art', (c) => showExisting(c, house));
  return door;
}

function blank(c: Ctx): ComposedWager {
  const asked = { space: c.req.query('space') ?? '', buildsOn: c.req.query('buildsOn') ?? '' };
  const words = { title: '', body: '', tags: '', questions: '', facts: noFacts };
  return { draft: crypto.randomUUID(), ...asked, ...words };
}

async function fromDraft(house: House, viewer: PersonViewer, id: string): Promise<ComposedWager> {
  const { space, title, body, tags, buildsOn, details } = await getDraft(
    house.doorway.workplace,
    viewer,
    id,
  );
  const fact = (name: string) => details[name] ?? '';
  const facts = Object.fromEntries(factNames.map((name) => [name, fact(name)]));
  return {
    draft: id,
    space: space ?? '',
    title,
    body,
    tags: tags.join(', '),
    buildsOn,
    questions: fact('questions'),
    facts: facts as ComposedWager['facts'],
  };
}

function composedIn(form: Form): ComposedWager {
  const [draft, space, title] = ['draft', 'space', 'title'].map(form.text) as [string, ...string[]];
  const text = form.text;
  return {
    draft: draft || crypto.randomUUID(),
    space: space ?? '',
    title: title ?? '',
    body: text('body'),
    tags: text('tags'),
    buildsOn: text('buildsOn'),
    questions: text('questions'),
    facts: factsIn(form),
  };
}

function entryOf({ buildsOn, tags, facts, questions, ...words }: ComposedWager) {
  const asked = questions.split('\n').filter((line) => line.trim() !== '');
  const wager = { ...factsInput(facts), questions: asked };
  return { ...words, kind: 'wager', tags: tagsIn(tags), ...sourcesIn(buildsOn), wager };
}

async function keepDraft(c: Ctx, house: House, viewer: PersonViewer, composed: ComposedWager) {
  const { draft: id, tags, facts, questions, ...words } = composed;
  const place = { id, kind: 'wager', space: words.space || null };
  const details = { ...facts, questions };
  await saveDraft(house.doorway.workplace, viewer, {
    ...words,
    ...place,
    tags: tagsIn(tags),
    details,
  });
  return c.redirect('/drafts', 303);
}

async function compose(
  c: Ctx,
  house: House,
  { asks, status, ...composing }: Composing<ComposedWager>,
) {
  const viewer = requirePerson(c);
  const [spaces, people, found] = await Promise.all([
    spacesToWriteIn(house, viewer),
    listPeople(house.doorway.workplace, viewer, { limit: 200 }),
    asks ? existing(house, viewer, composing.composed) : { related: null, earlier: null },
  ]);
  const others = people.items.filter(({ id }) => id !== viewer.id);
  const preview = composing.preview === undefined ? undefined : whole(composing);
  const page = { ...composing, ...found, preview, spaces, people: others };
  const body = <ComposeWagerPage {...page} />;
  return showWagers(c, house, { title: say('kind.wager.compose'), body, islands: true, status });
}

/** The sentence of the wager, and then its words: the words alone may be none. */
function whole({ composed, preview = '' }: Composing<ComposedWager>): string {
  return String(<Hypothesis of={composed.facts} />) + preview;
}

const formFor = (c: Ctx, house: House): ComposeForm<ComposedWager> => ({
  read: composedIn,
  compose,
  keepDraft,
  entryOf: async (composed) =>
    entryOf({ ...composed, facts: await factsByHandle(c, house, composed.facts) }),
  place: (problems, { facts }) =>
    numberProblems(aboutSources(factProblems(problems)), (field) => facts[field as FactName]),
});

/** What is there already, for the form to ask while somebody writes; nothing is said of nothing. */
async function showExisting(c: Ctx, house: House): Promise<Response> {
  const viewer = requirePerson(c);
  const { related, earlier } = await existing(house, viewer, composedIn(await readForm(c)));
  const known = earlier.wagers.length > 0 ? <EarlierList earlier={earlier} /> : '';
  return c.html(String(known) + String(<PriorArtCards works={related} />));
}

interface Existing {
  related: PriorArtView[];
  earlier: EarlierWagers;
}

async function existing(
  house: House,
  viewer: PersonViewer,
  { title, body, facts }: ComposedWager,
): Promise<Existing> {
  const { because, belief, will } = facts;
  const words = [because, belief, will, body].join('\n');
  const [related, earlier] = await Promise.all([
    closeWorks(house, viewer, { title, body: words }),
    findEarlierWagers(house.doorway.workplace, viewer, { title, body: words }),
  ]);
  return { related: related.filter(({ kind }) => kind !== 'wager'), earlier };
}
