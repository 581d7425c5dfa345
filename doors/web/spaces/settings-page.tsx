import { say } from '../../../messages/index.ts';
import type { MemberView, SpaceView } from '../../../workplace/spaces/index.ts';
import {
  ErrorSummary,
  Field,
  getControlAttributes,
  type Problems,
  TextField,
} from '../layout/fields.tsx';
import { SpaceFields, type SpaceFormValues, spaceLabels } from './space-fields.tsx';

interface Props {
  space: SpaceView;
  values: SpaceFormValues;
  members: readonly MemberView[];
  handle: string;
  problems: Problems;
}

export function SpaceSettingsPage({ space, values, members, handle, problems }: Props) {
  const path = `/spaces/${space.name}`;
  return (
    <>
      <p class="kicker">
        <a href={path}>{space.title}</a>
      </p>
      <h1>{say('spaces.settings')}</h1>
      <ErrorSummary problems={problems} labels={spaceLabels} />
      <form method="post" action={`${path}/settings`} novalidate>
        <SpaceFields values={values} problems={problems} />
        <p class="buttons">
          <button type="submit" class="button">
            {say('form.save')}
          </button>
        </p>
      </form>
      <section aria-labelledby="members">
        <h2 id="members">{say('spaces.members')}</h2>
        <ul class="rows">
          {members.map((member) => (
            <MemberRow member={member} path={path} />
          ))}
        </ul>
        <form method="post" action={`${path}/members`} class="inline" novalidate>
          <TextField
            name="handle"
            label={say('spaces.addMember')}
            hint={say('spaces.addMemberHint')}
            value={handle}
            problems={problems}
            autocomplete="off"
            spellcheck={false}
          />
          <Field name="role" label={say('spaces.roleLabel')}>
            <select {...getControlAttributes('role')}>
              <option value="member">{say('spaces.role.member')}</option>
              <option value="steward">{say('spaces.role.steward')}</option>
            </select>
          </Field>
          <button type="submit" class="button plain">
            {say('spaces.addMemberDo')}
          </button>
        </form>
      </section>
      <ArchiveSection space={space} path={path} />
    </>
  );
}

function MemberRow({ member, path }: { member: MemberView; path: string }) {
  return (
    <li>
      <span>
        <a href={`/people/${member.handle}`}>{member.name}</a>{' '}
        <span class="quiet">
          @{member.handle} · {say(`spaces.role.${member.role}`)}
        </span>
      </span>
      <form method="post" action={`${path}/members/${member.handle}/deletion`}>
        <button
          type="submit"
          class="link-button"
          aria-label={say('spaces.removeMember', { name: member.name })}
        >
          {say('spaces.remove')}
        </button>
      </form>
    </li>
  );
}

function ArchiveSection({ space, path }: { space: SpaceView; path: string }) {
  const archived = space.archivedAt !== null;
  return (
    <section aria-labelledby="archive">
      <h2 id="archive">{say(archived ? 'spaces.isArchivedTitle' : 'spaces.archiveTitle')}</h2>
      <p>{say(archived ? 'spaces.isArchived' : 'spaces.archiveText')}</p>
      <form method="post" action={`${path}/archive${archived ? '/deletion' : ''}`}>
        <button type="submit" class="button plain">
          {say(archived ? 'spaces.unarchive' : 'spaces.archive')}
        </button>
      </form>
    </section>
  );
}
