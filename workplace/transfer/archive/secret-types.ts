import { sql } from 'kysely';
import { fieldTypes, required } from './field.ts';
import type { RecordType } from './record-type.ts';
import { forecastTypes } from './value-model-types.ts';
import { readingHook } from './wager-types.ts';

const { id, ref, time, choice, count, flag, verbatim, refs } = fieldTypes;

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
    fields: {
      id: id(),
      person: ref('person_id', 'person', required),
      provider: verbatim('provider_id', required),
      account: verbatim('account_id', required),
      password: verbatim('password'),
      accessToken: verbatim('access_token'),
      refreshToken: verbatim('refresh_token'),
      idToken: verbatim('id_token'),
      accessTokenExpiresAt: time('access_token_expires_at'),
      refreshTokenExpiresAt: time('refresh_token_expires_at'),
      scope: verbatim('scope'),
      createdAt: time('created_at', required),
      updatedAt: time('updated_at', required),
    },
  },
  {
    name: 'passkey',
    table: 'passkeys',
    key: ['id'],
    order: sql`records.created_at, records.id`,
    fields: {
      id: id(),
      person: ref('person_id', 'person', required),
      name: verbatim('name'),
      publicKey: verbatim('public_key', required),
      credential: verbatim('credential_id', { ...required, unique: 'exact' }),
      counter: count('counter', required),
      deviceType: verbatim('device_type', required),
      backedUp: flag('backed_up', required),
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
    fields: {
      id: id(),
      person: ref('person_id', 'person', required),
      purpose: choice('purpose', ['api', 'feed'], required),
      scope: choice('scope', ['read', 'write', 'admin'], required),
      label: verbatim('label', { defaultValue: '' }),
      hash: verbatim('hash', { ...required, unique: 'exact' }),
      createdAt: time('created_at', required),
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
    fields: {
      id: id(),
      hash: verbatim('hash', { ...required, unique: 'exact' }),
      email: verbatim('email'),
      name: verbatim('name'),
      standing: choice('standing', ['member', 'guest'], required),
      spaces: refs('space_ids', { defaultValue: [] }),
      units: refs('unit_ids', { defaultValue: [] }),
      forPerson: ref('for_person', 'person'),
      invitedBy: ref('invited_by', 'person'),
      createdAt: time('created_at', required),
      expiresAt: time('expires_at', required),
      acceptedBy: ref('accepted_by', 'person'),
      acceptedAt: time('accepted_at'),
      revokedAt: time('revoked_at'),
    },
  },
  readingHook,
  ...forecastTypes,
];

export const secretTypeNames: ReadonlySet<string> = new Set(secretTypes.map((type) => type.name));
