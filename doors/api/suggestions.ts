import { createRoute, z } from '@hono/zod-openapi';
import { handlePattern } from '../../workplace/people/rules.ts';
import {
  type PersonSuggestion,
  type ReasonedWork,
  suggestPeople,
  suggestReasonedWorks,
} from '../../workplace/suggestions/index.ts';
import type { Doorway } from '../shared/doorway.ts';
import { sayWhyMeet, sayWhyRead } from '../shared/why.ts';
import type { Api } from './asking.ts';
import { listOf } from './lists.ts';
import { json } from './routes.ts';

const someone = z.object({ handle: z.string(), name: z.string(), url: z.url() });
const why = z.string().openapi({ description: 'The reason, in a sentence.' });

const personShape = z
  .object({
    type: z.literal('person'),
    person: someone,
    why,
    via: z.array(someone).openapi({ description: 'Who has to do with both.' }),
  })
  .openapi('Suggestion');

const workShape = z
  .object({
    type: z.literal('work'),
    work: z.object({ id: z.uuid(), url: z.url(), kind: z.string(), title: z.string() }),
    author: someone,
    why,
  })
  .openapi('SuggestedWork');

const route = createRoute({
  method: 'get',
  path: '/api/v1/people/{handle}/suggestions',
  summary: 'People and works from beyond one’s usual circle, each with the reason',
  description:
    'For oneself (administrators may ask whom others might meet, and are answered of what both see). Nobody with whom one has anything to do already, no guests, nobody who opted out, and no scores. Nothing is remembered of what is answered here; what a person is shown on their pages is another matter.',
  tags: ['People'],
  request: {
    params: z.object({ handle: z.string().regex(handlePattern) }),
    query: z.object({
      type: z.enum(['person', 'work'], 'suggestionTypeUnknown').default('person'),
      outside: z
        .enum(['unit'], 'outsideUnknown')
        .optional()
        .openapi({ description: 'Leaves out those of one’s own units; of works they always are.' }),
      limit: z.coerce
        .number('limitWithinFifty')
        .int('limitWithinFifty')
        .min(1, 'limitWithinFifty')
        .max(50, 'limitWithinFifty')
        .default(10),
    }),
  },
  responses: {
    200: json(listOf(z.discriminatedUnion('type', [personShape, workShape])), 'Suggestions'),
  },
});

interface Named {
  handle: string;
  name: string;
}

const shown = ({ handle, name }: Named, origin: string) => ({
  handle,
  name,
  url: `${origin}/people/${handle}`,
});

function personOf(suggestion: PersonSuggestion, origin: string) {
  const { person, via } = suggestion;
  return {
    type: 'person' as const,
    person: shown(person, origin),
    why: sayWhyMeet(suggestion),
    via: via.map((one) => shown(one, origin)),
  };
}

function workOf({ work, reason }: ReasonedWork, origin: string) {
  const { id, path, kind, title, author } = work;
  return {
    type: 'work' as const,
    work: { id, url: origin + path, kind, title },
    author: shown(author, origin),
    why: sayWhyRead(reason),
  };
}

export function suggestions(api: Api, { workplace }: Doorway): void {
  api.openapi(route, async (c) => {
    const { type, outside, limit } = c.req.valid('query');
    const { handle } = c.req.valid('param');
    const { viewer, origin } = c.var;
    if (type === 'work') {
      const asked = { now: workplace.now(), limit };
      const works = await suggestReasonedWorks(workplace, viewer, handle, asked);
      return c.json({ items: works.map((work) => workOf(work, origin)), next: null }, 200);
    }
    const asked = { outside: outside === 'unit', limit };
    const people = await suggestPeople(workplace, viewer, handle, asked);
    return c.json({ items: people.map((person) => personOf(person, origin)), next: null }, 200);
  });
}
