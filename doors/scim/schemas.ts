import type { Hono } from 'hono';
import type { DoorEnv } from '../shared/door-context.ts';
import { ScimError } from './errors.ts';
import {
  type JsonObject,
  respondWithList,
  respondWithResource,
  type ScimContext,
} from './scim-http.ts';

export const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const groupSchema = 'urn:ietf:params:scim:schemas:core:2.0:Group';
export const enterpriseUserSchema = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** What this door says of itself (RFC 7643, sections 5 to 7). */
export function addSchemaRoutes(door: Hono<DoorEnv>): void {
  door.get('/scim/v2/ServiceProviderConfig', (c) =>
    respondWithResource(c, buildServiceProviderConfig(c.var.origin)),
  );
  door.get('/scim/v2/ResourceTypes', (c) => respondWithAll(c, buildResourceTypes(c.var.origin)));
  door.get('/scim/v2/ResourceTypes/:id', (c) =>
    respondWithOne(c, buildResourceTypes(c.var.origin)),
  );
  door.get('/scim/v2/Schemas', (c) => respondWithAll(c, buildSchemas(c.var.origin)));
  door.get('/scim/v2/Schemas/:id', (c) => respondWithOne(c, buildSchemas(c.var.origin)));
}

const respondWithAll = (c: ScimContext, all: JsonObject[]) => respondWithList(c, all.length, all);

function respondWithOne(c: ScimContext, all: JsonObject[]): Response {
  const one = all.find(({ id }) => id === c.req.param('id'));
  if (!one) throw new ScimError(404, 'There is nothing here.');
  return respondWithResource(c, one);
}

function buildServiceProviderConfig(origin: string): JsonObject {
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

function buildResourceTypes(origin: string): JsonObject[] {
  const type = (
    name: string,
    endpoint: string,
    schema: string,
    more: JsonObject = {},
  ): JsonObject => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
    id: name,
    name,
    endpoint,
    schema,
    ...more,
    meta: { resourceType: 'ResourceType', location: `${origin}/scim/v2/ResourceTypes/${name}` },
  });
  const schemaExtensions = [{ schema: enterpriseUserSchema, required: false }];
  return [
    type('User', '/Users', userSchema, { schemaExtensions }),
    type('Group', '/Groups', groupSchema),
  ];
}

/** An attribute as RFC 7643, section 7, describes one. */
function defineAttribute(name: string, more: JsonObject = {}): JsonObject {
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

const defineComplexAttribute = (name: string, subAttributes: JsonObject[], more: JsonObject = {}) =>
  defineAttribute(name, { type: 'complex', subAttributes, ...more });
const referenceAttribute = defineAttribute('$ref', { type: 'reference', mutability: 'readOnly' });
const readOnly = { mutability: 'readOnly' };

const userAttributes = [
  defineAttribute('userName', { required: true, uniqueness: 'server' }),
  defineAttribute('displayName'),
  defineComplexAttribute(
    'name',
    ['formatted', 'givenName', 'familyName'].map((name) => defineAttribute(name)),
  ),
  defineAttribute('title'),
  defineAttribute('active', { type: 'boolean' }),
  defineComplexAttribute(
    'emails',
    [
      defineAttribute('value'),
      defineAttribute('type'),
      defineAttribute('primary', { type: 'boolean' }),
    ],
    {
      multiValued: true,
    },
  ),
  defineComplexAttribute(
    'groups',
    [defineAttribute('value', readOnly), defineAttribute('display', readOnly), referenceAttribute],
    {
      multiValued: true,
      ...readOnly,
    },
  ),
];

const groupAttributes = [
  defineAttribute('displayName', { required: true, uniqueness: 'server' }),
  defineComplexAttribute(
    'members',
    [
      defineAttribute('value'),
      defineAttribute('display', readOnly),
      defineAttribute('type'),
      referenceAttribute,
    ],
    {
      multiValued: true,
    },
  ),
];

const enterpriseAttributes = [
  defineAttribute('department'),
  defineComplexAttribute('manager', [
    defineAttribute('value'),
    defineAttribute('displayName', readOnly),
    referenceAttribute,
  ]),
];

function buildSchemas(origin: string): JsonObject[] {
  const schema = (id: string, name: string, attributes: JsonObject[]): JsonObject => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
    id,
    name,
    attributes,
    meta: { resourceType: 'Schema', location: `${origin}/scim/v2/Schemas/${id}` },
  });
  return [
    schema(userSchema, 'User', userAttributes),
    schema(groupSchema, 'Group', groupAttributes),
    schema(enterpriseUserSchema, 'EnterpriseUser', enterpriseAttributes),
  ];
}
