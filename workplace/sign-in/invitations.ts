import { sql } from 'kysely';
import { z } from 'zod';
import { isId, newId, type Standing } from '../../storage/index.ts';
import { mayAdminister, personId, type Viewer, visibleTo } from '../access/index.ts';
import { type Reading, type Workplace, type Writing, write } from '../happenings/index.ts';
import { parse } from '../input.ts';
import { insertPerson } from '../people/commands.ts';
import { browserZoneField, handlePattern, personInput } from '../people/rules.ts';
import { invalid, notAllowed, notFound } from '../refusal.ts';
import { spaceNamePattern } from '../spaces/rules.ts';
import { hashOf, newSecret } from '../tokens/index.ts';
import { emailField, setEmail } from './email.ts';
import { hashed, passwordField, setPassword } from './password.ts';

const invitationDays = 14;

const invitationInput = z.object({
  email: z
    .union([z.literal(''), z.email('emailMalformed').max(254, 'tooLong')])
    .nullish()
    .transform((text) => text?.trim().toLowerCase() || null),
  name: z.string().trim().max(120, 'tooLong').nullish(),
  standing: z.enum(['member', 'guest']).default('member'),
  /** Names of spaces that the newcomer joins; a guest needs at least one to see anything closed. */
  spaces: z.array(z.string().regex(spaceNamePattern, 'spaceUnknown')).max(50).default([]),
  /** The handle of somebody who is here already and is to get a (new) password. */
  person: z.string().regex(handlePattern, 'personUnknown').nullish(),
});

/** Makes an invitation; the secret for its link is in the answer and nowhere else. */
export async function invite(
  workplace: Workplace,
  viewer: Viewer,
  input: unknown,
): Promise<{ id: string; secret: string }> {
  if (!mayAdminister(viewer)) throw notAllowed();
  const asked = parse(invitationInput, input);
  const secret = newSecret('cpi');
  return write(workplace, async (tx) => {
    const id = newId();
    await tx.db
      .insertInto('invitations')
      .values({
        id,
        hash: hashOf(secret),
        email: asked.email,
        name: asked.name ?? null,
        standing: asked.standing,
        space_ids: await spaceIds(tx, viewer, asked.spaces),
        for_person: asked.person ? await personOf(tx, asked.person) : null,
        invited_by: personId(viewer),
        created_at: tx.now,
        expires_at: new Date(tx.now.getTime() + invitationDays * 86_400_000),
      })
      .execute();
    return { id, secret };
  });
}

/** Nobody is taken into a space that whoever invites them does not see. */
async function spaceIds(tx: Writing, viewer: Viewer, names: string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const rows = await tx.db
    .selectFrom('spaces')
    .select('spaces.id')
    .where('spaces.name', 'in', names)
    .where(visibleTo(viewer))
    .execute();
  if (rows.length < new Set(names).size) throw invalid({ spaces: 'spaceUnknown' });
  return rows.map((row) => row.id);
}

async function personOf(tx: Writing, handle: string): Promise<string> {
  const row = await tx.db
    .selectFrom('people')
    .select('id')
    .where('handle', '=', handle)
    .where('left_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw invalid({ person: 'personUnknown' });
  return row.id;
}

export interface InvitationView {
  id: string;
  email: string | null;
  name: string | null;
  standing: Standing;
  /** The handle, when it is for somebody who is here already. */
  person: string | null;
  createdAt: Date;
  expiresAt: Date;
}

function open(reading: Reading, now: Date) {
  return reading.db
    .selectFrom('invitations')
    .leftJoin('people', 'people.id', 'invitations.for_person')
    .where('invitations.accepted_at', 'is', null)
    .where('invitations.revoked_at', 'is', null)
    .where('invitations.expires_at', '>', now)
    .where('people.left_at', 'is', null)
    .select([
      'invitations.id',
      sql<string | null>`coalesce(invitations.email, people.email)`.as('email'),
      sql<string | null>`coalesce(people.name, invitations.name)`.as('name'),
      'invitations.standing',
      'people.handle as person',
      'invitations.created_at as createdAt',
      'invitations.expires_at as expiresAt',
    ]);
}

/** Invitations that can still be accepted, newest first. */
export async function listInvitations(
  workplace: Workplace,
  viewer: Viewer,
): Promise<InvitationView[]> {
  if (!mayAdminister(viewer)) throw notAllowed();
  return open(workplace, workplace.now()).orderBy('invitations.created_at', 'desc').execute();
}

/** The invitation that a link's secret opens; `notFound` when it is over, used or never was. */
export async function getInvitation(workplace: Workplace, secret: string): Promise<InvitationView> {
  const row = await open(workplace, workplace.now())
    .where('invitations.hash', '=', hashOf(secret))
    .executeTakeFirst();
  if (!row) throw notFound('invitationOver');
  return row;
}

export async function revokeInvitation(
  workplace: Workplace,
  viewer: Viewer,
  id: string,
): Promise<void> {
  if (!mayAdminister(viewer)) throw notAllowed();
  if (!isId(id)) throw notFound();
  await write(workplace, async (tx) => {
    await tx.db
      .updateTable('invitations')
      .set({ revoked_at: tx.now })
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .execute();
  });
}

const newcomerInput = personInput.pick({ handle: true, name: true }).extend({
  email: emailField,
  password: passwordField,
  timeZone: browserZoneField,
});
const returnerInput = z.object({ email: emailField, password: passwordField });

/**
 * Accepts an invitation: a new person, or a password for somebody who is here already. Answers
 * the e-mail address to sign in with. The link works once.
 */
export async function acceptInvitation(
  workplace: Workplace,
  secret: string,
  input: unknown,
): Promise<{ email: string }> {
  const invitation = await getInvitation(workplace, secret);
  const asked = parse(invitation.person ? returnerInput : newcomerInput, input);
  const hash = await hashed(asked.password);
  return write(workplace, async (tx) => {
    const row = await claim(tx, invitation.id);
    const email = asked.email.trim().toLowerCase();
    const id = row.for_person ?? (await welcome(tx, row, newcomerInput.parse(input)));
    if (row.for_person) await setEmail(tx, id, email);
    await setPassword(tx, id, hash);
    await tx.db
      .updateTable('invitations')
      .set({ accepted_by: id })
      .where('id', '=', invitation.id)
      .execute();
    return { email };
  });
}

/** Two may follow the same link at once; one of them wins. */
async function claim(tx: Writing, id: string) {
  const row = await tx.db
    .updateTable('invitations')
    .set({ accepted_at: tx.now })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .returning(['for_person', 'standing', 'space_ids', 'invited_by'])
    .executeTakeFirst();
  if (!row) throw notFound('invitationOver');
  return row;
}

async function welcome(
  tx: Writing,
  row: { standing: Standing; space_ids: string[]; invited_by: string | null },
  asked: z.infer<typeof newcomerInput>,
): Promise<string> {
  const { handle, name, email, timeZone } = asked;
  const { standing } = row;
  const person = personInput.parse({ handle, name, email, timeZone, standing });
  const { id } = await insertPerson(tx, { is: 'nobody' }, person);
  const memberships = row.space_ids.map((space_id) => ({
    space_id,
    person_id: id,
    joined_at: tx.now,
  }));
  if (memberships.length > 0) await tx.db.insertInto('space_people').values(memberships).execute();
  return id;
}
