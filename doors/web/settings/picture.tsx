import { say } from '../../../messages/index.ts';
import type { PersonView } from '../../../workplace/people/index.ts';
import { Avatar } from '../../shared/page/avatar.tsx';
import { Field, getControlAttributes, type Problems } from '../layout/fields.tsx';

interface Props {
  person: PersonView;
  saved: boolean;
  problems: Problems;
}

/** One's picture, another in its place, or none. */
export function Picture({ person, saved, problems }: Props) {
  return (
    <section id="picture" aria-labelledby="picture-title">
      <h2 id="picture-title">{say('settings.picture')}</h2>
      {saved ? (
        <p class="done" role="status">
          {say('settings.pictureSaved')}
        </p>
      ) : null}
      <form method="post" action="/settings/picture" enctype="multipart/form-data" class="inline">
        <Avatar person={person} />
        <Field name="picture" label={say('settings.pictureLabel')} problems={problems}>
          <input {...getControlAttributes('picture', problems)} type="file" accept="image/*" />
        </Field>
        <button type="submit" class="button plain">
          {say('settings.pictureSave')}
        </button>
        {person.picture ? (
          <button type="submit" class="link-button" name="action" value="remove">
            {say('settings.pictureRemove')}
          </button>
        ) : null}
      </form>
    </section>
  );
}
