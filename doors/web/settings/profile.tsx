import { say } from '../../../messages/index.ts';
import type { PersonView, UnitView } from '../../../workplace/people/index.ts';
import { timeZones } from '../../../workplace/people/time-zones.ts';
import type { Form } from '../form.ts';
import { control, Field, type Problems, TextField } from '../layout/fields.tsx';
import { UnitsField, unitsIn } from '../people/units-field.tsx';

/** A profile as typed. */
export interface ProfileWords {
  name: string;
  title: string;
  about: string;
  webSite: string;
  timeZone: string;
  units?: string[];
}

export function profileOf(person: PersonView): ProfileWords {
  return {
    name: person.name,
    title: person.title ?? '',
    about: person.about ?? '',
    webSite: person.webSite ?? '',
    timeZone: person.timeZone,
    units: person.units.map((unit) => unit.handle),
  };
}

/** Units are left alone where the form does not ask for them, as for guests. */
export function profileIn(form: Form): ProfileWords {
  const text = (name: string) => form.text(name);
  return {
    name: text('name'),
    title: text('title'),
    about: text('about'),
    webSite: text('webSite'),
    timeZone: text('timeZone'),
    ...unitsIn(form),
  };
}

interface Props {
  words: ProfileWords;
  units: readonly UnitView[];
  problems: Problems;
}

export function ProfileForm({ words, units, problems }: Props) {
  return (
    <form method="post" action="/settings/profile" novalidate>
      <TextField
        name="name"
        label={say('settings.name')}
        value={words.name}
        problems={problems}
        autocomplete="name"
      />
      <TextField
        name="title"
        label={say('settings.jobTitle')}
        value={words.title}
        problems={problems}
        autocomplete="organization-title"
      />
      <TextField
        name="webSite"
        type="url"
        label={say('settings.webSite')}
        hint={say('settings.webSiteHint')}
        value={words.webSite}
        problems={problems}
        autocomplete="url"
      />
      <Field
        name="about"
        label={say('settings.about')}
        hint={say('settings.aboutHint')}
        problems={problems}
      >
        <textarea {...control('about', problems, true)} rows={4}>
          {words.about}
        </textarea>
      </Field>
      <TimeZoneField value={words.timeZone} problems={problems} />
      <UnitsField units={units} chosen={words.units ?? []} />
      <p class="buttons">
        <button type="submit" class="button">
          {say('form.save')}
        </button>
      </p>
    </form>
  );
}

function TimeZoneField({ value, problems }: { value: string; problems: Problems }) {
  const all = timeZones.includes(value) ? timeZones : [value, ...timeZones];
  return (
    <Field name="timeZone" label={say('settings.timeZone')} problems={problems}>
      <select {...control('timeZone', problems)}>
        {all.map((zone) => (
          <option value={zone} selected={zone === value}>
            {zone.replaceAll('_', ' ')}
          </option>
        ))}
      </select>
    </Field>
  );
}
