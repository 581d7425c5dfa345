import type { DirectoryPerson } from '../../workplace/people/directory.ts';
import { isObject, type Json } from './asking.ts';
import { ScimError } from './errors.ts';

/** What was said of a user, by attribute in small letters; null where it was taken away. */
export type Said = Map<string, unknown>;

const core = 'urn:ietf:params:scim:schemas:core:2.0:user:';
const enterprise = /^urn:ietf:params:scim:schemas:extension:enterprise:2\.0:user[:.]?/;

/**
 * Notes a resource, or a value without a path of a PATCH, attribute by attribute. Names may be
 * nested, or written as paths (`name.givenName`), as Entra ID does.
 */
export function noteAll(said: Said, resource: Json, within = ''): void {
  for (const [name, value] of Object.entries(resource)) {
    const path = within + name;
    const isGroup = isObject(value) && !/manager$/i.test(path);
    if (isGroup)
      noteAll(said, value, enterprise.test(path.toLowerCase()) ? `${path}:` : `${path}.`);
    else noteOne(said, path, value);
  }
}

export function noteOne(said: Said, path: string, value: unknown): void {
  const name = attributeOf(path);
  said.set(
    name,
    name === 'emails' ? addressIn(value) : name === 'manager' ? managerIn(value) : value,
  );
}

function attributeOf(path: string): string {
  const name = path.toLowerCase().replace(core, '').replace(enterprise, '');
  if (/^emails(\[[^\]]*\])?(\.value)?$/.test(name)) return 'emails';
  return name.replace(/^manager\.value$/, 'manager');
}

/** The primary address of a list, or else its first. */
function addressIn(value: unknown): unknown {
  if (!Array.isArray(value)) return isObject(value) ? value.value : value;
  const all = value.filter(isObject);
  return (all.find((one) => isTrue(one.primary)) ?? all[0])?.value ?? null;
}

function managerIn(value: unknown): unknown {
  const one = Array.isArray(value) ? value[0] : value;
  return isObject(one) ? (one.value ?? null) : one;
}

const isTrue = (value: unknown) => value === true || /^true$/i.test(String(value));

/** What a directory said, as our command takes it; `before` is how the person stands here. */
export function wordsOf(said: Said, before: DirectoryPerson | null): Json {
  const words: Json = {};
  const take = (from: string, to: string) => {
    if (said.has(from)) words[to] = textIn(said, from);
  };
  take('externalid', 'externalId');
  take('emails', 'email');
  take('title', 'title');
  take('department', 'department');
  take('manager', 'manager');
  const userName = textIn(said, 'username');
  if (userName) words.externalName = userName;
  const name = nameIn(said, before);
  if (name) words.name = name;
  if (said.has('active')) words.active = activeIn(said.get('active'));
  return words;
}

function textIn(said: Said, name: string): string | null {
  const value = said.get(name) ?? null;
  if (value === null || value === '') return null;
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new ScimError(400, `The value of ${name} is no text.`, 'invalidValue');
}

/** Entra ID sends "True" and "False" as text. */
function activeIn(value: unknown): boolean {
  const text = String(value).toLowerCase();
  if (text !== 'true' && text !== 'false')
    throw new ScimError(400, 'The value of active is neither true nor false.', 'invalidValue');
  return text === 'true';
}

/** A name has one form here; whichever of SCIM's differs from it is the news. */
function nameIn(said: Said, before: DirectoryPerson | null): string | null {
  const whole = ['displayname', 'name.formatted'].map((name) => textIn(said, name));
  const fresh = whole.find((name) => name && name !== before?.name);
  if (fresh) return fresh;
  const parts = before ? partsOf(before.name) : { givenName: '', familyName: '' };
  const given = textIn(said, 'name.givenname') ?? parts.givenName;
  const family = textIn(said, 'name.familyname') ?? parts.familyName;
  const joined = `${given} ${family}`.trim();
  return joined || whole.find((name) => name) || (before ? null : textIn(said, 'username'));
}

/** A name as clients want to see it; where it divides is a guess, and nothing else goes by it. */
export function partsOf(name: string): { givenName: string; familyName: string } {
  const at = name.lastIndexOf(' ');
  return at < 0
    ? { givenName: name, familyName: '' }
    : { givenName: name.slice(0, at), familyName: name.slice(at + 1) };
}
