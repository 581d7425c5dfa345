/** English: the page about the API. What each address does is said in the OpenAPI document. */
export const apiMessages = {
  'api.title': 'The API',
  'api.begin': 'Make a token in your |, then ask who you are:',
  'api.beginLink': 'settings',
  'api.document': 'The same for programs, in OpenAPI 3.1: |',
  'api.contents': 'On this page',
  'api.more': 'More',
  'api.shapes': 'Shapes',
  'api.errors': 'Errors',
  'api.errorsText': 'Every error is application/problem+json (RFC 9457), of the shape |.',
  'api.send': 'Send',
  'api.answers': 'Answers {status}',
  'api.listOf': 'list of',
  'api.empty': 'empty',
  'api.or': 'or',
} as const;
