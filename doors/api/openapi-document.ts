import { getProblemTitle, type ProblemCode, problemStatuses } from '../shared/problem-details.ts';
import { problemSchema } from './error-responses.ts';
import type { Api } from './request-context.ts';

export type OpenApiDocument = ReturnType<Api['getOpenAPI31Document']>;
type OpenApiPaths = NonNullable<OpenApiDocument['paths']>;
type OpenApiPathItem = OpenApiPaths[string];
export type OpenApiOperation = NonNullable<OpenApiPathItem['get']>;

const apiDescription = `Everything that people do here, for other programs. A token (\`Authorization: Bearer …\`) speaks
for the person who made it and sees what they see; without one, what the world sees. What is missing
and what is hidden are the same answer. Times are UTC. Lists come in parts: \`next\` is the cursor of
the part that follows, \`null\` at the end.`;

/** The OpenAPI 3.1 document: made from the very schemas that check requests. */
export function buildDocument(api: Api): OpenApiDocument {
  const { openAPIRegistry: registry } = api;
  registry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' });
  registry.register('Problem', problemSchema);
  const document = api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Commonplace', version: '1', description: apiDescription.replaceAll('\n', ' ') },
    servers: [{ url: '/' }],
    security: [{ token: [] }, {}],
  });
  for (const [, method, operation] of listOperations(document)) addProblems(method, operation);
  return document;
}

const httpMethods = ['get', 'post', 'put', 'patch', 'delete'] as const;
export type HttpMethod = (typeof httpMethods)[number];

/** All operations, in the order in which they were written: path, method, operation. */
export function listOperations(
  document: OpenApiDocument,
): [string, HttpMethod, OpenApiOperation][] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    httpMethods.flatMap((method): [string, HttpMethod, OpenApiOperation][] =>
      item[method] ? [[path, method, item[method]]] : [],
    ),
  );
}

/** Which methods an address takes, by the document. */
export function createMethodLookup(document: OpenApiDocument): (path: string) => string[] {
  const paths = Object.keys(document.paths ?? {}).map((path) => ({
    pattern: new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`),
    taken: listOperations(document).filter(([at]) => at === path),
  }));
  return (path) => {
    const fitting = paths.filter(({ pattern }) => pattern.test(path));
    const methods = fitting.flatMap(({ taken }) => taken.map(([, method]) => method.toUpperCase()));
    return [...new Set(methods.includes('GET') ? [...methods, 'HEAD'] : methods)];
  };
}

/** What can go wrong follows from what an operation takes, so no route says it by itself. */
function addProblems(method: HttpMethod, operation: OpenApiOperation): void {
  const codes: ProblemCode[] = ['unexpected'];
  const takes = (where: string) =>
    operation.parameters?.some((one) => 'in' in one && one.in === where);
  if (takes('path')) codes.push('notFound');
  if (takes('query')) codes.push('invalid');
  if (method !== 'get') codes.push('notSignedIn', 'notAllowed', 'conflict');
  if (operation.requestBody) codes.push('malformed', 'tooLarge', 'unsupportedMediaType', 'invalid');
  for (const code of codes) operation.responses![problemStatuses[code]] ??= toProblemResponse(code);
}

function toProblemResponse(code: ProblemCode) {
  const schema = { $ref: '#/components/schemas/Problem' };
  return {
    description: getProblemTitle(code),
    content: { 'application/problem+json': { schema } },
  };
}
