import type { DirectoryPerson } from '../../workplace/directory/index.ts';
import { ScimError } from './errors.ts';
import { isObject, type JsonObject } from './scim-http.ts';

/** What was said of a user, by attribute in small letters; null where it was taken away. */
export type UserAttributes = Map<string, unknown>;

const coreUserPrefix = 'urn:ietf:params:scim:schemas:core:2.0:user:';
const enterpriseUserPrefix = /^urn:ietf:params:scim:schemas:extension:enterprise:2\.0:user[:.]?/;

/**
 * Notes a resource, or a value without a path of a PATCH, attribute by attribute. Names may be
 * nested, or written as paths (`name.givenName`), as Entra ID does.
 */
export function addAttributes(attributes: UserAttributes, resource: JsonObject, within = ''): void {
  for (const [name, value] of Object.entries(resource)) {
    const path = within + name;
    const isGroup = isObject(value) && !/manager$/i.test(path);
    if (isGroup)
      addAttributes(
        attributes,
        value,
        enterpriseUserPrefix.test(path.toLowerCase()) ? `${path}:` : `${path}.`,
      );
    else addAttribute(attributes, path, value);
  }
}

export function addAttribute(attributes: UserAttributes, path: string, value: unknown): void {
  const name = toAttributeName(path);
  attributes.set(
    name,
    name === 'emails' ? pickEmail(value) : name === 'manager' ? pickManager(value) : value,
  );
}

function toAttributeName(path: string): string {
  const name = path.toLowerCase().replace(coreUserPrefix, '').replace(enterpriseUserPrefix, '');
  if (/^emails(\[[^\]]*\])?(\.value)?$/.test(name)) return 'emails';
  return name.replace(/^manager\.value$/, 'manager');
}

/** The primary address of a list, or else its first. */
function pickEmail(value: unknown): unknown {
  if (!Array.isArray(value)) return isObject(value) ? value.value : value;
  const all = value.filter(isObject);
  return (all.find((one) => isTrue(one.primary)) ?? all[0])?.value ?? null;
}

function pickManager(value: unknown): unknown {
  const one = Array.isArray(value) ? value[0] : value;
  return isObject(one) ? (one.value ?? null) : one;
}

const isTrue = (value: unknown) => value === true || /^true$/i.test(String(value));

/** What a directory said, as our command takes it; `before` is how the person stands here. */
export function toDirectoryInput(
  attributes: UserAttributes,
  before: DirectoryPerson | null,
): JsonObject {
  const words: JsonObject = {};
  const take = (from: string, to: string) => {
    if (attributes.has(from)) words[to] = getText(attributes, from);
  };
  take('externalid', 'externalId');
  take('emails', 'email');
  take('title', 'title');
  take('department', 'department');
  take('manager', 'manager');
  const userName = getText(attributes, 'username');
  if (userName) words.externalName = userName;
  const name = resolveName(attributes, before);
  if (name) words.name = name;
  if (attributes.has('active')) words.active = parseActive(attributes.get('active'));
  return words;
}

function getText(attributes: UserAttributes, name: string): string | null {
  const value = attributes.get(name) ?? null;
  if (value === null || value === '') return null;
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new ScimError(400, `The value of ${name} is no text.`, 'invalidValue');
}

/** Entra ID sends "True" and "False" as text. */
function parseActive(value: unknown): boolean {
  const text = String(value).toLowerCase();
  if (text !== 'true' && text !== 'false')
    throw new ScimError(400, 'The value of active is neither true nor false.', 'invalidValue');
  return text === 'true';
}

/** A name has one form here; whichever of SCIM's differs from it is the news. */
function resolveName(attributes: UserAttributes, before: DirectoryPerson | null): string | null {
  const whole = ['displayname', 'name.formatted'].map((name) => getText(attributes, name));
  const fresh = whole.find((name) => name && name !== before?.name);
  if (fresh) return fresh;
  const parts = before ? splitName(before.name) : { givenName: '', familyName: '' };
  const given = getText(attributes, 'name.givenname') ?? parts.givenName;
  const family = getText(attributes, 'name.familyname') ?? parts.familyName;
  const joined = `${given} ${family}`.trim();
  return joined || whole.find((name) => name) || (before ? null : getText(attributes, 'username'));
}

/** A name as clients want to see it; where it divides is a guess, and nothing else goes by it. */
export function splitName(name: string): { givenName: string; familyName: string } {
  const at = name.lastIndexOf(' ');
  return at < 0
    ? { givenName: name, familyName: '' }
    : { givenName: name.slice(0, at), familyName: name.slice(at + 1) };
}
