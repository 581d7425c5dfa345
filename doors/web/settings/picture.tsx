import { say } from '../../../messages/index.ts';
import type { PersonView } from '../../../workplace/people/index.ts';
import { Face } from '../../shared/page/face.tsx';
import { control, Field, type Problems } from '../layout/fields.tsx';

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
        <Face of={person} />
        <Field name="picture" label={say('settings.pictureLabel')} problems={problems}>
          <input {...control('picture', problems)} type="file" accept="image/*" />
        </Field>
        <button type="submit" class="button plain">
          {say('settings.pictureSave')}
        </button>
        {person.picture ? (
          <button type="submit" class="quietly" name="action" value="remove">
            {say('settings.pictureRemove')}
          </button>
        ) : null}
      </form>
    </section>
  );
}
