import { sql } from 'kysely';
import {
  addMember,
  archiveSpace,
  changeSpace,
  joinSpace,
  removeMember,
} from '../../workplace/spaces/index.ts';
import {
  type Attempt,
  type Command,
  canKeepForThemselves,
  canTend,
  command,
  personalCommand,
} from './command.ts';

/** Every command on a space; each leaves the space as it was, for the attempts that follow. */
export const spaceCommands: readonly Command[] = [
  command('changes the space', canTend, ({ context, fixture, viewer }) =>
    changeSpace(context, viewer, fixture.name, { title: fixture.title }),
  ),
  command('archives the space', canTend, ({ context, fixture, viewer }) =>
    archiveSpace(context, viewer, fixture.name, fixture.archived),
  ),
  command('adds a member', canTend, async ({ context, fixture, viewer }) => {
    await addMember(context, viewer, fixture.name, { handle: 'petra' });
    await sql`delete from space_people where person_id = (
      select id from people where handle = 'petra')`.execute(context.db);
  }),
  command('removes a member', canTend, async ({ context, fixture, viewer }) => {
    await removeMember(context, viewer, fixture.name, 'mara');
    await sql`insert into space_people select ${fixture.spaceId}, id, 'member', now()
      from people where handle = 'mara'`.execute(context.db);
  }),
  personalCommand(
    'joins',
    (attempt) => canKeepForThemselves(attempt) && mayJoin(attempt),
    async ({ context, fixture, access }, viewer) => {
      await joinSpace(context, viewer, fixture.name);
      if (access.role) return;
      await sql`delete from space_people where space_id = ${fixture.spaceId}
        and person_id = ${viewer.id}`.execute(context.db);
    },
  ),
];

function mayJoin({ viewer, access }: Attempt): boolean {
  if (access.role) return true;
  const isMember = viewer.kind === 'person' && viewer.membership === 'member';
  return isMember && access.audience !== 'closed';
}
