import { createRoute, z } from '@hono/zod-openapi';
import { handlePattern } from '../../workplace/people/index.ts';
import {
  type ExplainedWork,
  type PersonSuggestion,
  suggestExplainedWorks,
  suggestPeople,
} from '../../workplace/suggestions/index.ts';
import type { DoorContext } from '../shared/door-context.ts';
import { explainPersonSuggestion, explainWorkSuggestion } from '../shared/why.ts';
import { makeListSchema } from './pagination.ts';
import type { Api } from './request-context.ts';
import { jsonResponse } from './route-schemas.ts';

const personLinkSchema = z.object({ handle: z.string(), name: z.string(), url: z.url() });
const reasonSchema = z.string().openapi({ description: 'The reason, in a sentence.' });

const personSuggestionSchema = z
  .object({
    type: z.literal('person'),
    person: personLinkSchema,
    why: reasonSchema,
    via: z.array(personLinkSchema).openapi({ description: 'Who has to do with both.' }),
  })
  .openapi('Suggestion');

const workSuggestionSchema = z
  .object({
    type: z.literal('work'),
    work: z.object({ id: z.uuid(), url: z.url(), kind: z.string(), title: z.string() }),
    author: personLinkSchema,
    why: reasonSchema,
  })
  .openapi('SuggestedWork');

const suggestionsRoute = createRoute({
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
    200: jsonResponse(
      makeListSchema(z.discriminatedUnion('type', [personSuggestionSchema, workSuggestionSchema])),
      'Suggestions',
    ),
  },
});

interface NamedPerson {
  handle: string;
  name: string;
}

const toApiPersonLink = ({ handle, name }: NamedPerson, origin: string) => ({
  handle,
  name,
  url: `${origin}/people/${handle}`,
});

function toApiPersonSuggestion(suggestion: PersonSuggestion, origin: string) {
  const { person, via } = suggestion;
  return {
    type: 'person' as const,
    person: toApiPersonLink(person, origin),
    why: explainPersonSuggestion(suggestion),
    via: via.map((one) => toApiPersonLink(one, origin)),
  };
}

function toApiWorkSuggestion({ work, reason }: ExplainedWork, origin: string) {
  const { id, path, kind, title, author } = work;
  return {
    type: 'work' as const,
    work: { id, url: origin + path, kind, title },
    author: toApiPersonLink(author, origin),
    why: explainWorkSuggestion(reason),
  };
}

export function addSuggestionRoutes(api: Api, { context }: DoorContext): void {
  api.openapi(suggestionsRoute, async (c) => {
    const { type, outside, limit } = c.req.valid('query');
    const { handle } = c.req.valid('param');
    const { viewer, origin } = c.var;
    if (type === 'work') {
      const request = { now: context.now(), limit };
      const works = await suggestExplainedWorks(context, viewer, handle, request);
      return c.json(
        { items: works.map((work) => toApiWorkSuggestion(work, origin)), next: null },
        200,
      );
    }
    const request = { excludeOwnUnits: outside === 'unit', limit };
    const people = await suggestPeople(context, viewer, handle, request);
    return c.json(
      { items: people.map((person) => toApiPersonSuggestion(person, origin)), next: null },
      200,
    );
  });
}
