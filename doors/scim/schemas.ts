import type { Hono } from 'hono';
import type { DoorEnv } from '../shared/doorway.ts';
import { type Asked, answer, type Json, listAnswer } from './asking.ts';
import { ScimError } from './errors.ts';

export const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const groupSchema = 'urn:ietf:params:scim:schemas:core:2.0:Group';
export const enterpriseUser = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** What this door says of itself (RFC 7643, sections 5 to 7). */
export function selfDescription(door: Hono<DoorEnv>): void {
  door.get('/scim/v2/ServiceProviderConfig', (c) => answer(c, configuration(c.var.origin)));
  door.get('/scim/v2/ResourceTypes', (c) => showAll(c, resourceTypes(c.var.origin)));
  door.get('/scim/v2/ResourceTypes/:id', (c) => showOne(c, resourceTypes(c.var.origin)));
  door.get('/scim/v2/Schemas', (c) => showAll(c, schemas(c.var.origin)));
  door.get('/scim/v2/Schemas/:id', (c) => showOne(c, schemas(c.var.origin)));
}

const showAll = (c: Asked, all: Json[]) => listAnswer(c, all.length, all);

function showOne(c: Asked, all: Json[]): Response {
  const one = all.find(({ id }) => id === c.req.param('id'));
  if (!one) throw new ScimError(404, 'There is nothing here.');
  return answer(c, one);
}

function configuration(origin: string): Json {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
    patch: { supported: true },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: 200 },
    changePassword: { supported: false },
    sort: { supported: false },
    etag: { supported: false },
    authenticationSchemes: [
      {
        type: 'oauthbearertoken',
        name: 'Bearer token',
        description: 'A token of scope admin, made by an administrator.',
        primary: true,
      },
    ],
    meta: {
      resourceType: 'ServiceProviderConfig',
      location: `${origin}/scim/v2/ServiceProviderConfig`,
    },
  };
}

function resourceTypes(origin: string): Json[] {
  const type = (name: string, endpoint: string, schema: string, more: Json = {}): Json => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
    id: name,
    name,
    endpoint,
    schema,
    ...more,
    meta: { resourceType: 'ResourceType', location: `${origin}/scim/v2/ResourceTypes/${name}` },
  });
  const schemaExtensions = [{ schema: enterpriseUser, required: false }];
  return [
    type('User', '/Users', userSchema, { schemaExtensions }),
    type('Group', '/Groups', groupSchema),
  ];
}

/** An attribute as RFC 7643, section 7, describes one. */
function attribute(name: string, more: Json = {}): Json {
  return {
    name,
    type: 'string',
    multiValued: false,
    required: false,
    caseExact: false,
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
    ...more,
  };
}

const complex = (name: string, subAttributes: Json[], more: Json = {}) =>
  attribute(name, { type: 'complex', subAttributes, ...more });
const reference = attribute('$ref', { type: 'reference', mutability: 'readOnly' });
const readOnly = { mutability: 'readOnly' };

const userAttributes = [
  attribute('userName', { required: true, uniqueness: 'server' }),
  attribute('displayName'),
  complex(
    'name',
    ['formatted', 'givenName', 'familyName'].map((name) => attribute(name)),
  ),
  attribute('title'),
  attribute('active', { type: 'boolean' }),
  complex(
    'emails',
    [attribute('value'), attribute('type'), attribute('primary', { type: 'boolean' })],
    {
      multiValued: true,
    },
  ),
  complex('groups', [attribute('value', readOnly), attribute('display', readOnly), reference], {
    multiValued: true,
    ...readOnly,
  }),
];

const groupAttributes = [
  attribute('displayName', { required: true, uniqueness: 'server' }),
  complex(
    'members',
    [attribute('value'), attribute('display', readOnly), attribute('type'), reference],
    {
      multiValued: true,
    },
  ),
];

const enterpriseAttributes = [
  attribute('department'),
  complex('manager', [attribute('value'), attribute('displayName', readOnly), reference]),
];

function schemas(origin: string): Json[] {
  const schema = (id: string, name: string, attributes: Json[]): Json => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
    id,
    name,
    attributes,
    meta: { resourceType: 'Schema', location: `${origin}/scim/v2/Schemas/${id}` },
  });
  return [
    schema(userSchema, 'User', userAttributes),
    schema(groupSchema, 'Group', groupAttributes),
    schema(enterpriseUser, 'EnterpriseUser', enterpriseAttributes),
  ];
}
