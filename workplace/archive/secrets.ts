import { sql } from 'kysely';
import { facts, need } from './fact.ts';
import type { RecordType } from './record-type.ts';
import { readingHook } from './wager-types.ts';
import { forecastTypes } from './worth-types.ts';

const { id, ref, time, choice, count, flag, verbatim, refs } = facts;

/**
 * What lets people in. It is only in a backup, never in an export, and only a restore takes it:
 * an archive from elsewhere must not bring keys to this house.
 */
export const secretTypes: readonly RecordType[] = [
  {
    name: 'account',
    table: 'accounts',
    key: ['id'],
    order: sql`records.created_at, records.id`,
    facts: {
      id: id(),
      person: ref('person_id', 'person', need),
      provider: verbatim('provider_id', need),
      account: verbatim('account_id', need),
      password: verbatim('password'),
      accessToken: verbatim('access_token'),
      refreshToken: verbatim('refresh_token'),
      idToken: verbatim('id_token'),
      accessTokenExpiresAt: time('access_token_expires_at'),
      refreshTokenExpiresAt: time('refresh_token_expires_at'),
      scope: verbatim('scope'),
      createdAt: time('created_at', need),
      updatedAt: time('updated_at', need),
    },
  },
  {
    name: 'passkey',
    table: 'passkeys',
    key: ['id'],
    order: sql`records.created_at, records.id`,
    facts: {
      id: id(),
      person: ref('person_id', 'person', need),
      name: verbatim('name'),
      publicKey: verbatim('public_key', need),
      credential: verbatim('credential_id', { ...need, unique: 'exact' }),
      counter: count('counter', need),
      deviceType: verbatim('device_type', need),
      backedUp: flag('backed_up', need),
      transports: verbatim('transports'),
      aaguid: verbatim('aaguid'),
      createdAt: time('created_at'),
    },
  },
  {
    name: 'token',
    table: 'tokens',
    key: ['id'],
    order: sql`records.created_at, records.id`,
    facts: {
      id: id(),
      person: ref('person_id', 'person', need),
      purpose: choice('purpose', ['api', 'feed'], need),
      scope: choice('scope', ['read', 'write', 'admin'], need),
      label: verbatim('label', { unsaid: '' }),
      hash: verbatim('hash', { ...need, unique: 'exact' }),
      createdAt: time('created_at', need),
      lastUsedAt: time('last_used_at'),
      expiresAt: time('expires_at'),
      revokedAt: time('revoked_at'),
    },
  },
  {
    name: 'invitation',
    table: 'invitations',
    key: ['id'],
    order: sql`records.created_at, records.id`,
    facts: {
      id: id(),
      hash: verbatim('hash', { ...need, unique: 'exact' }),
      email: verbatim('email'),
      name: verbatim('name'),
      standing: choice('standing', ['member', 'guest'], need),
      spaces: refs('space_ids', { unsaid: [] }),
      units: refs('unit_ids', { unsaid: [] }),
      forPerson: ref('for_person', 'person'),
      invitedBy: ref('invited_by', 'person'),
      createdAt: time('created_at', need),
      expiresAt: time('expires_at', need),
      acceptedBy: ref('accepted_by', 'person'),
      acceptedAt: time('accepted_at'),
      revokedAt: time('revoked_at'),
    },
  },
  readingHook,
  ...forecastTypes,
];

export const secretNames: ReadonlySet<string> = new Set(secretTypes.map((type) => type.name));
