import { Hono } from 'hono';
import { say } from '../../../../messages/index.ts';
import type { PersonViewer } from '../../../../workplace/access/index.ts';
import { getDraft, saveDraft } from '../../../../workplace/entries/index.ts';
import { listPeople } from '../../../../workplace/people/index.ts';
import type { PriorArtView } from '../../../../workplace/search/index.ts';
import { type EarlierWagers, findEarlierWagers } from '../../../../workplace/wagers/index.ts';
import type { DoorEnv } from '../../../shared/door-context.ts';
import { listWritableSpaces } from '../../entries/publish-routes.tsx';
import {
  type ComposeForm,
  type ComposeState,
  mapSourceProblems,
  submitComposeForm,
} from '../../entries/submit-compose-form.ts';
import { type Form, parseTags, readForm } from '../../form.ts';
import { noProblems } from '../../layout/fields.tsx';
import { PriorArtCards } from '../../prior-art/cards.tsx';
import { findCloseWorks } from '../../prior-art/routes.tsx';
import { parseSources } from '../../prior-art/sources-field.ts';
import { requirePerson } from '../../viewer.ts';
import type { Ctx, WebContext } from '../../web-context.ts';
import {
  emptyFacts,
  type FactName,
  factNames,
  parseFactsForm,
  toFactFieldProblems,
  toFactsInput,
} from '../core/facts-form-data.ts';
import { resolveFactHandles } from '../core/handle-lookup.ts';
import { Hypothesis } from '../core/hypothesis.tsx';
import { explainAmbiguousNumbers } from '../core/number-field.ts';
import { renderWagerPage } from '../core/wager-frame.tsx';
import { ComposeWagerPage, type WagerFormData } from './compose-page.tsx';
import { EarlierWagerList } from './earlier-wagers.tsx';

/** Placing a wager. */
export function composeRoutes(web: WebContext): Hono<DoorEnv> {
  const routes = new Hono<DoorEnv>();
  routes.get('/wagers/new', async (c) => {
    const viewer = requirePerson(c);
    const draft = c.req.query('draft');
    const values = draft ? await loadDraftForm(web, viewer, draft) : createBlankForm(c);
    return renderComposePage(c, web, { values, problems: noProblems });
  });
  routes.post('/wagers', (c) => submitComposeForm(c, web, createComposeForm(c, web)));
  routes.post('/wagers/prior-art', (c) => renderExistingWorks(c, web));
  return routes;
}

function createBlankForm(c: Ctx): WagerFormData {
  const asked = { space: c.req.query('space') ?? '', buildsOn: c.req.query('buildsOn') ?? '' };
  const words = { title: '', body: '', tags: '', questions: '', facts: emptyFacts };
  return { draft: crypto.randomUUID(), ...asked, ...words };
}

async function loadDraftForm(
  web: WebContext,
  viewer: PersonViewer,
  id: string,
): Promise<WagerFormData> {
  const { space, title, body, tags, buildsOn, details } = await getDraft(
    web.door.context,
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
    facts: facts as WagerFormData['facts'],
  };
}

function parseComposeForm(form: Form): WagerFormData {
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
    facts: parseFactsForm(form),
  };
}

function toEntryInput({ buildsOn, tags, facts, questions, ...words }: WagerFormData) {
  const asked = questions.split('\n').filter((line) => line.trim() !== '');
  const wager = { ...toFactsInput(facts), questions: asked };
  return { ...words, kind: 'wager', tags: parseTags(tags), ...parseSources(buildsOn), wager };
}

async function saveDraftForm(c: Ctx, web: WebContext, viewer: PersonViewer, values: WagerFormData) {
  const { draft: id, tags, facts, questions, ...words } = values;
  const place = { id, kind: 'wager', space: words.space || null };
  const details = { ...facts, questions };
  await saveDraft(web.door.context, viewer, {
    ...words,
    ...place,
    tags: parseTags(tags),
    details,
  });
  return c.redirect('/drafts', 303);
}

async function renderComposePage(
  c: Ctx,
  web: WebContext,
  { showsRelated, status, ...composing }: ComposeState<WagerFormData>,
) {
  const viewer = requirePerson(c);
  const [spaces, people, found] = await Promise.all([
    listWritableSpaces(web, viewer),
    listPeople(web.door.context, viewer, { limit: 200 }),
    showsRelated
      ? findExistingWorks(web, viewer, composing.values)
      : { related: null, earlier: null },
  ]);
  const others = people.items.filter(({ id }) => id !== viewer.id);
  const preview = composing.preview === undefined ? undefined : renderPreview(composing);
  const page = { ...composing, ...found, preview, spaces, people: others };
  const body = <ComposeWagerPage {...page} />;
  return renderWagerPage(c, web, {
    title: say('kind.wager.compose'),
    body,
    hasIslands: true,
    status,
  });
}

/** The sentence of the wager, and then its words: the words alone may be none. */
function renderPreview({ values, preview = '' }: ComposeState<WagerFormData>): string {
  return String(<Hypothesis hypothesis={values.facts} />) + preview;
}

const createComposeForm = (c: Ctx, web: WebContext): ComposeForm<WagerFormData> => ({
  read: parseComposeForm,
  showForm: renderComposePage,
  saveAsDraft: saveDraftForm,
  toEntryInput: async (values) =>
    toEntryInput({ ...values, facts: await resolveFactHandles(c, web, values.facts) }),
  mapProblems: (problems, { facts }) =>
    explainAmbiguousNumbers(
      mapSourceProblems(toFactFieldProblems(problems)),
      (field) => facts[field as FactName],
    ),
});

/** What is there already, for the form to ask while somebody writes; nothing is said of nothing. */
async function renderExistingWorks(c: Ctx, web: WebContext): Promise<Response> {
  const viewer = requirePerson(c);
  const { related, earlier } = await findExistingWorks(
    web,
    viewer,
    parseComposeForm(await readForm(c)),
  );
  const known = earlier.wagers.length > 0 ? <EarlierWagerList earlier={earlier} /> : '';
  return c.html(String(known) + String(<PriorArtCards works={related} />));
}

interface ExistingWorks {
  related: PriorArtView[];
  earlier: EarlierWagers;
}

async function findExistingWorks(
  web: WebContext,
  viewer: PersonViewer,
  { title, body, facts }: WagerFormData,
): Promise<ExistingWorks> {
  const { because, belief, will } = facts;
  const words = [because, belief, will, body].join('\n');
  const [related, earlier] = await Promise.all([
    findCloseWorks(web, viewer, { title, body: words }),
    findEarlierWagers(web.door.context, viewer, { title, body: words }),
  ]);
  return { related: related.filter(({ kind }) => kind !== 'wager'), earlier };
}
