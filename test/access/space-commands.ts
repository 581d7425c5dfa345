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
  command('changes the space', canTend, ({ workplace, fixture, viewer }) =>
    changeSpace(workplace, viewer, fixture.name, { title: fixture.title }),
  ),
  command('archives the space', canTend, ({ workplace, fixture, viewer }) =>
    archiveSpace(workplace, viewer, fixture.name, fixture.archived),
  ),
  command('adds a member', canTend, async ({ workplace, fixture, viewer }) => {
    await addMember(workplace, viewer, fixture.name, { handle: 'petra' });
    await sql`delete from space_people where person_id = (
      select id from people where handle = 'petra')`.execute(workplace.db);
  }),
  command('removes a member', canTend, async ({ workplace, fixture, viewer }) => {
    await removeMember(workplace, viewer, fixture.name, 'mara');
    await sql`insert into space_people select ${fixture.spaceId}, id, 'member', now()
      from people where handle = 'mara'`.execute(workplace.db);
  }),
  personalCommand(
    'joins',
    (attempt) => canKeepForThemselves(attempt) && mayJoin(attempt),
    async ({ workplace, fixture, standing }, viewer) => {
      await joinSpace(workplace, viewer, fixture.name);
      if (standing.role) return;
      await sql`delete from space_people where space_id = ${fixture.spaceId}
        and person_id = ${viewer.id}`.execute(workplace.db);
    },
  ),
];

function mayJoin({ viewer, standing }: Attempt): boolean {
  if (standing.role) return true;
  const isMember = viewer.is === 'person' && viewer.standing === 'member';
  return isMember && standing.audience !== 'closed';
}
