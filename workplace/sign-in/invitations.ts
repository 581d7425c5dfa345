import { sql } from 'kysely';
import { z } from 'zod';
import { isId, type Membership, newId } from '../../storage/index.ts';
import {
  canAdminister,
  getPersonId,
  spaceNamePattern,
  type Viewer,
  visibleTo,
} from '../access/index.ts';
import {
  type CommandContext,
  invalid,
  notAllowed,
  notFound,
  parseInput,
  type QueryContext,
  type Tx,
  write,
} from '../kernel/index.ts';
import { browserTimeZoneField, handlePattern, insertPerson, personInput } from '../people/index.ts';
import { createSecret, hashSecret } from '../tokens/index.ts';
import { emailField, setEmail } from './email.ts';
import { hashNewPassword, passwordField, setPassword } from './password.ts';

const INVITATION_DAYS = 14;

const invitationInput = z.object({
  email: z
    .union([z.literal(''), z.email('emailMalformed').max(254, 'tooLong')])
    .nullish()
    .transform((text) => text?.trim().toLowerCase() || null),
  name: z.string().trim().max(120, 'tooLong').nullish(),
  membership: z.enum(['member', 'guest']).default('member'),
  /** Names of spaces that the newcomer joins; a guest needs at least one to see anything closed. */
  spaces: z.array(z.string().regex(spaceNamePattern, 'spaceUnknown')).max(50).default([]),
  /** The handle of somebody who is here already and is to get a (new) password. */
  person: z.string().regex(handlePattern, 'personUnknown').nullish(),
});

/** Makes an invitation; the secret for its link is in the answer and nowhere else. */
export async function createInvitation(
  context: CommandContext,
  viewer: Viewer,
  input: unknown,
): Promise<{ id: string; secret: string }> {
  if (!canAdminister(viewer)) throw notAllowed();
  const parsed = parseInput(invitationInput, input);
  const secret = createSecret('cpi');
  return write(context, async (tx) => {
    const id = newId();
    await tx.db
      .insertInto('invitations')
      .values({
        id,
        hash: hashSecret(secret),
        email: parsed.email,
        name: parsed.name ?? null,
        standing: parsed.membership,
        space_ids: await findSpaceIds(tx, viewer, parsed.spaces),
        for_person: parsed.person ? await findPersonId(tx, parsed.person) : null,
        invited_by: getPersonId(viewer),
        created_at: tx.now,
        expires_at: new Date(tx.now.getTime() + INVITATION_DAYS * 86_400_000),
      })
      .execute();
    return { id, secret };
  });
}

/** Nobody is taken into a space that whoever invites them does not see. */
async function findSpaceIds(tx: Tx, viewer: Viewer, names: string[]): Promise<string[]> {
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

async function findPersonId(tx: Tx, handle: string): Promise<string> {
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
  membership: Membership;
  /** The handle, when it is for somebody who is here already. */
  person: string | null;
  createdAt: Date;
  expiresAt: Date;
}

function selectOpenInvitations(context: QueryContext, now: Date) {
  return context.db
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
      'invitations.standing as membership',
      'people.handle as person',
      'invitations.created_at as createdAt',
      'invitations.expires_at as expiresAt',
    ]);
}

/** Invitations that can still be accepted, newest first. */
export async function listInvitations(
  context: CommandContext,
  viewer: Viewer,
): Promise<InvitationView[]> {
  if (!canAdminister(viewer)) throw notAllowed();
  return selectOpenInvitations(context, context.now())
    .orderBy('invitations.created_at', 'desc')
    .execute();
}

/** The invitation that a link's secret opens; `notFound` when it is over, used or never was. */
export async function getInvitation(
  context: CommandContext,
  secret: string,
): Promise<InvitationView> {
  const row = await selectOpenInvitations(context, context.now())
    .where('invitations.hash', '=', hashSecret(secret))
    .executeTakeFirst();
  if (!row) throw notFound('invitationOver');
  return row;
}

export async function revokeInvitation(
  context: CommandContext,
  viewer: Viewer,
  id: string,
): Promise<void> {
  if (!canAdminister(viewer)) throw notAllowed();
  if (!isId(id)) throw notFound();
  await write(context, async (tx) => {
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
  timeZone: browserTimeZoneField,
});
const returnerInput = z.object({ email: emailField, password: passwordField });

/**
 * Accepts an invitation: a new person, or a password for somebody who is here already. Answers
 * the e-mail address to sign in with. The link works once.
 */
export async function acceptInvitation(
  context: CommandContext,
  secret: string,
  input: unknown,
): Promise<{ email: string }> {
  const invitation = await getInvitation(context, secret);
  const parsed = parseInput(invitation.person ? returnerInput : newcomerInput, input);
  const hash = await hashNewPassword(parsed.password);
  return write(context, async (tx) => {
    const row = await claimInvitation(tx, invitation.id);
    const email = parsed.email.trim().toLowerCase();
    const id = row.for_person ?? (await insertInvitedPerson(tx, row, newcomerInput.parse(input)));
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
async function claimInvitation(tx: Tx, id: string) {
  const row = await tx.db
    .updateTable('invitations')
    .set({ accepted_at: tx.now })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .returning(['for_person', 'standing as membership', 'space_ids', 'invited_by'])
    .executeTakeFirst();
  if (!row) throw notFound('invitationOver');
  return row;
}

async function insertInvitedPerson(
  tx: Tx,
  row: { membership: Membership; space_ids: string[]; invited_by: string | null },
  parsed: z.infer<typeof newcomerInput>,
): Promise<string> {
  const { handle, name, email, timeZone } = parsed;
  const { membership } = row;
  const person = personInput.parse({ handle, name, email, timeZone, membership });
  const { id } = await insertPerson(tx, { kind: 'anonymous' }, person);
  const memberships = row.space_ids.map((space_id) => ({
    space_id,
    person_id: id,
    joined_at: tx.now,
  }));
  if (memberships.length > 0) await tx.db.insertInto('space_people').values(memberships).execute();
  return id;
}
