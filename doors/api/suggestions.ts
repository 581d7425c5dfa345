import { createRoute, z } from '@hono/zod-openapi';
import { handlePattern } from '../../workplace/people/rules.ts';
import { type PersonSuggestion, suggestPeople } from '../../workplace/suggestions/index.ts';
import type { Doorway } from '../shared/doorway.ts';
import { sayWhyMeet } from '../shared/why.ts';
import type { Api } from './asking.ts';
import { listOf } from './lists.ts';
import { json } from './routes.ts';

const someone = z.object({ handle: z.string(), name: z.string(), url: z.url() });

const suggestionShape = z
  .object({
    type: z.literal('person'),
    person: someone,
    why: z.string().openapi({ description: 'The reason, in a sentence.' }),
    via: z.array(someone).openapi({ description: 'Who has to do with both.' }),
  })
  .openapi('Suggestion');

const route = createRoute({
  method: 'get',
  path: '/api/v1/people/{handle}/suggestions',
  summary: 'People from beyond one’s usual circle, each with the reason',
  description:
    'For oneself (administrators may ask for others, and are answered of what both see). Nobody with whom one has anything to do already, no guests, and no scores.',
  tags: ['People'],
  request: {
    params: z.object({ handle: z.string().regex(handlePattern) }),
    query: z.object({
      type: z.enum(['person'], 'suggestionTypeUnknown').default('person'),
      outside: z
        .enum(['unit'], 'outsideUnknown')
        .optional()
        .openapi({ description: 'Leaves out those of one’s own units.' }),
      limit: z.coerce
        .number('limitMalformed')
        .int('limitMalformed')
        .min(1, 'limitMalformed')
        .max(50, 'limitMalformed')
        .default(10),
    }),
  },
  responses: { 200: json(listOf(suggestionShape), 'Suggestions') },
});

function suggestionOf(suggestion: PersonSuggestion, origin: string) {
  const shown = ({ handle, name }: PersonSuggestion['person']) => ({
    ...{ handle, name, url: `${origin}/people/${handle}` },
  });
  const { person, via } = suggestion;
  const why = sayWhyMeet(suggestion);
  return { type: 'person' as const, person: shown(person), why, via: via.map(shown) };
}

export function suggestions(api: Api, { workplace }: Doorway): void {
  api.openapi(route, async (c) => {
    const { outside, limit } = c.req.valid('query');
    const asked = { outside: outside === 'unit', limit };
    const { handle } = c.req.valid('param');
    const found = await suggestPeople(workplace, c.var.viewer, handle, asked);
    const items = found.map((suggestion) => suggestionOf(suggestion, c.var.origin));
    return c.json({ items, next: null }, 200);
  });
}
