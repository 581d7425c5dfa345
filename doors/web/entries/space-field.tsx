import { say } from '../../../messages/index.ts';
import type { SpaceView } from '../../../workplace/spaces/index.ts';
import { Field, getControlAttributes, type Problems } from '../layout/fields.tsx';

type SpaceFieldProps = { chosen: string; spaces: readonly SpaceView[]; problems: Problems };

/** Where an entry belongs, among the spaces in which one may write. */
export function SpaceField({ chosen, spaces, problems }: SpaceFieldProps) {
  if (spaces.length === 0) return <NoSpace />;
  return (
    <Field name="space" label={say('entry.spaceLabel')} problems={problems}>
      <select {...getControlAttributes('space', problems)}>
        <option value="">{say('entry.spaceChoose')}</option>
        {spaces.map((space) => (
          <option value={space.name} selected={space.name === chosen}>
            {say('entry.spaceOption', {
              title: space.title,
              audience: say(`audience.${space.audience}`),
            })}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** Said before anything is written, and where to go; a young workplace begins here. */
function NoSpace() {
  return (
    <p class="note">
      {say('entry.noSpace')} <a href="/spaces/new">{say('entry.openSpace')}</a>
    </p>
  );
}
