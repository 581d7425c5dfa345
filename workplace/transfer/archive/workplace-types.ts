import { sql } from 'kysely';
import { z } from 'zod';
import { spaceNamePattern } from '../../access/index.ts';
import { handlePattern, profileInput } from '../../people/index.ts';
import { fieldTypes, origin, required } from './field.ts';
import type { RecordType } from './record-type.ts';

const { id, ref, time, line, text, flag, choice, custom } = fieldTypes;
const handle = custom(
  'handle',
  z.string().regex(handlePattern, 'is not a handle (a–z, 0–9, hyphens)'),
  {
    unique: 'exact',
    ...required,
  },
);

/** What a directory elsewhere calls somebody or something. */
const externalName = z.string().min(1).max(500);

export const workplace: RecordType = {
  name: 'workplace',
  table: 'workplace',
  key: ['id'],
  order: sql`records.id`,
  fields: {
    id: id(),
    name: line('name', 200, required),
    createdAt: time('created_at'),
    /** How many records follow, so that an archive cut off at the end of a line is noticed. */
    holds: custom('holds', z.record(z.string(), z.int().min(0)), {
      isSideTable: true,
      select: sql`null`,
    }),
  },
  complete: (values, now) => ({ ...values, createdAt: values.createdAt ?? now }),
};

export const unit: RecordType = {
  name: 'unit',
  table: 'units',
  key: ['id'],
  order: sql`placed.depth, records.created_at, records.id`,
  parentField: 'parent',
  fields: {
    id: id(),
    handle,
    title: line('title', 200, required),
    parent: ref('parent_id', 'unit'),
    signs: flag('signs', { defaultValue: false }),
    createdAt: time('created_at'),
    origin,
    externalId: custom('external_id', externalName, { unique: 'exact' }),
  },
  complete: (values, now) => ({ ...values, createdAt: values.createdAt ?? now }),
};

const picture = z.string().regex(/^\/attachments\/[0-9a-f-]{36}$/, 'is not an attachment');

export const person: RecordType = {
  name: 'person',
  table: 'people',
  key: ['id'],
  order: sql`placed.depth, records.created_at, records.id`,
  parentField: 'reportsTo',
  fields: {
    id: id(),
    handle,
    name: line('name', 200, required),
    email: custom('email', z.email('is not an e-mail address').max(254), { unique: 'lower' }),
    emailVerified: flag('email_verified', { defaultValue: false }),
    title: line('title', 200),
    about: text('about'),
    webSite: fieldTypes.url('web_site'),
    picture: custom('picture', picture),
    timeZone: custom('time_zone', profileInput.shape.timeZone, { defaultValue: 'UTC' }),
    standing: choice('standing', ['member', 'guest'], { defaultValue: 'member' }),
    admin: flag('admin', { defaultValue: false }),
    units: fieldTypes.refs('units', {
      refersTo: 'unit',
      isSideTable: true,
      defaultValue: [],
      select: sql`(select coalesce(json_agg(unit_id order by unit_id), '[]')
        from unit_people where person_id = records.id)`,
    }),
    unitsGiven: custom('units_given', z.record(fieldTypes.uuid, z.enum(['claim', 'department'])), {
      isSideTable: true,
      select: sql`(select json_object_agg(unit_id, given_by order by unit_id)
        from unit_people where person_id = records.id and given_by is not null)`,
    }),
    reportsTo: ref('reports_to', 'person'),
    createdAt: time('created_at'),
    updatedAt: time('updated_at'),
    leftAt: time('left_at'),
    origin,
    externalId: custom('external_id', externalName, { unique: 'exact' }),
    externalName: custom('external_name', externalName, { unique: 'lower' }),
  },
  complete(values, now) {
    const createdAt = values.createdAt ?? now;
    return { ...values, createdAt, updatedAt: values.updatedAt ?? createdAt };
  },
};

const members = z.array(
  z.object({
    person: fieldTypes.uuid,
    role: z.enum(['member', 'steward']).default('member'),
    since: fieldTypes.timeValue.optional(),
  }),
);

export const space: RecordType = {
  name: 'space',
  table: 'spaces',
  key: ['id'],
  order: sql`records.created_at, records.id`,
  fields: {
    id: id(),
    name: custom(
      'name',
      z.string().regex(spaceNamePattern, 'is not a space name (a–z, 0–9, hyphens)'),
      {
        unique: 'exact',
        ...required,
      },
    ),
    title: line('title', 200),
    purpose: text('purpose', { defaultValue: '' }),
    audience: choice('audience', ['open', 'closed', 'public'], required),
    members: custom('members', members, {
      refersTo: 'person',
      isSideTable: true,
      defaultValue: [],
      select: sql`(select coalesce(json_agg(json_build_object('person', person_id, 'role', role,
          'since', to_char(joined_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
          order by joined_at, person_id), '[]')
        from space_people where space_id = records.id)`,
    }),
    createdBy: ref('created_by', 'person'),
    createdAt: time('created_at'),
    archivedAt: time('archived_at'),
    origin,
  },
  complete: (values, now) => ({
    ...values,
    title: values.title ?? values.name,
    createdAt: values.createdAt ?? now,
  }),
};
