import { type ProblemCode, problemStatuses, problemTitle } from '../shared/problem.ts';
import type { Api } from './asking.ts';
import { problemShape } from './problems.ts';

export type Document = ReturnType<Api['getOpenAPI31Document']>;
type Paths = NonNullable<Document['paths']>;
type PathItem = Paths[string];
export type Operation = NonNullable<PathItem['get']>;

const about = `Everything that people do here, for other programs. A token (\`Authorization: Bearer …\`) speaks
for the person who made it and sees what they see; without one, what the world sees. What is missing
and what is hidden are the same answer. Times are UTC. Lists come in parts: \`next\` is the cursor of
the part that follows, \`null\` at the end.`;

/** The OpenAPI 3.1 document: made from the very schemas that check requests. */
export function documentOf(api: Api): Document {
  const { openAPIRegistry: registry } = api;
  registry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' });
  registry.register('Problem', problemShape);
  const document = api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Commonplace', version: '1', description: about.replaceAll('\n', ' ') },
    servers: [{ url: '/' }],
    security: [{ token: [] }, {}],
  });
  for (const [, method, operation] of operationsOf(document)) addProblems(method, operation);
  return document;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;
export type Method = (typeof methods)[number];

/** All operations, in the order in which they were written: path, method, operation. */
export function operationsOf(document: Document): [string, Method, Operation][] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method): [string, Method, Operation][] =>
      item[method] ? [[path, method, item[method]]] : [],
    ),
  );
}

/** Which methods an address takes, by the document. */
export function addressBook(document: Document): (path: string) => string[] {
  const paths = Object.keys(document.paths ?? {}).map((path) => ({
    pattern: new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`),
    taken: operationsOf(document).filter(([at]) => at === path),
  }));
  return (path) => {
    const fitting = paths.filter(({ pattern }) => pattern.test(path));
    const methods = fitting.flatMap(({ taken }) => taken.map(([, method]) => method.toUpperCase()));
    return [...new Set(methods.includes('GET') ? [...methods, 'HEAD'] : methods)];
  };
}

/** What can go wrong follows from what an operation takes, so no route says it by itself. */
function addProblems(method: Method, operation: Operation): void {
  const codes: ProblemCode[] = ['unexpected'];
  const takes = (where: string) =>
    operation.parameters?.some((one) => 'in' in one && one.in === where);
  if (takes('path')) codes.push('notFound');
  if (takes('query')) codes.push('invalid');
  if (method !== 'get') codes.push('notSignedIn', 'notAllowed', 'conflict');
  if (operation.requestBody) codes.push('malformed', 'tooLarge', 'unsupportedMediaType', 'invalid');
  for (const code of codes) operation.responses![problemStatuses[code]] ??= problemAnswer(code);
}

function problemAnswer(code: ProblemCode) {
  const schema = { $ref: '#/components/schemas/Problem' };
  return { description: problemTitle(code), content: { 'application/problem+json': { schema } } };
}
