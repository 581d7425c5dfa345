import { newId } from '../../storage/index.ts';
import {
  anonymous,
  operator,
  type PersonViewer,
  type SpaceAccess,
  type Viewer,
} from '../../workplace/access/index.ts';
import type { CommandContext } from '../../workplace/kernel/index.ts';
import { deactivatePerson } from '../../workplace/people/index.ts';
import { findSessionViewer, findTokenViewer } from '../../workplace/tokens/index.ts';
import { tokenFor } from '../cast.ts';
import type { Place, World } from './world.ts';

/** A kind of viewer, and what their requests show of who they are. */
export interface Persona {
  name: string;
  handle: string | null;
  viewer: Viewer;
  headers: Record<string, string>;
  /** The persona whose token makes the same viewer; a session differs only where there is a door. */
  sameAs?: string;
}

type Scope = 'read' | 'write' | 'admin';

const withToken: [name: string, handle: string, scope: Scope][] = [
  ['an admin who joined nothing', 'ada', 'admin'],
  ['an admin with an ordinary token', 'ada', 'write'],
  ['a member outside', 'otto', 'write'],
  ['a member outside with a reading token', 'otto', 'read'],
  ['a member inside', 'ines', 'write'],
  ['a member inside with a reading token', 'ines', 'read'],
  ['a steward', 'stella', 'write'],
  ['a steward with a reading token', 'stella', 'read'],
  ['a guest outside', 'gaby', 'write'],
  ['a guest inside', 'gil', 'write'],
  ['a guest inside with a reading token', 'gil', 'read'],
  ['a guest who shares another space', 'gwen', 'write'],
];

const withSession: [name: string, handle: string, sameAs: string][] = [
  ['an admin signed in', 'ada', 'an admin who joined nothing'],
  ['a member outside, signed in', 'otto', 'a member outside'],
  ['a member inside, signed in', 'ines', 'a member inside'],
  ['a guest outside, signed in', 'gaby', 'a guest outside'],
];

/** Every kind of viewer of the world. Lea is inside everywhere, and leaves the workplace here. */
export async function makePersonas(context: CommandContext, world: World): Promise<Persona[]> {
  const personas: Persona[] = [
    { name: 'nobody', handle: null, viewer: anonymous, headers: {} },
    { name: 'the operator', handle: null, viewer: operator, headers: {} },
  ];
  for (const [name, handle, scope] of withToken) {
    personas.push(await makeTokenPersona(context, name, handle, scope));
  }
  for (const [name, handle, sameAs] of withSession) {
    const persona = await makeSessionPersona(context, name, handle, world.ids[handle]!);
    personas.push({ ...persona, sameAs });
  }
  personas.push(await makeLeaver(context, world.ids.lea!));
  return personas;
}

async function makeTokenPersona(
  context: CommandContext,
  name: string,
  handle: string,
  scope: Scope,
) {
  const token = await tokenFor(context, handle, scope);
  const viewer = await findTokenViewer(context, token, 'api');
  if (!viewer) throw new Error(`${name} has no way in`);
  return { name, handle, viewer, headers: { authorization: `Bearer ${token}` } };
}

async function makeSessionPersona(
  context: CommandContext,
  name: string,
  handle: string,
  person: string,
) {
  const token = await beginSession(context, person);
  const viewer = await findSessionViewer(context, token, context.now());
  if (!viewer) throw new Error(`${name} has no way in`);
  return { name, handle, viewer, headers: { cookie: `session=${token}` } };
}

/** Even if a session of theirs had been overlooked, it would open nothing. */
async function makeLeaver(context: CommandContext, person: string): Promise<Persona> {
  await deactivatePerson(context, operator, 'lea');
  const token = await beginSession(context, person);
  const viewer = (await findSessionViewer(context, token, context.now())) ?? anonymous;
  return {
    name: 'somebody who left',
    handle: null,
    viewer,
    headers: { cookie: `session=${token}` },
  };
}

async function beginSession({ db, now }: CommandContext, person: string): Promise<string> {
  const token = newId();
  await db
    .insertInto('sessions')
    .values({
      id: newId(),
      token,
      person_id: person,
      expires_at: new Date(now().getTime() + 86_400_000),
      created_at: now(),
      updated_at: now(),
    })
    .execute();
  return token;
}

/** What the rule needs to know, taken from the model and not from the database. */
export function getStanding(
  { handle }: Persona,
  { audience, archived, roles }: Place,
): SpaceAccess {
  return { audience, archived, role: (handle && roles[handle]) || null };
}

export function isPerson(viewer: Viewer): viewer is PersonViewer {
  return viewer.kind === 'person';
}
