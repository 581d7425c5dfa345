import { say } from '../../../messages/index.ts';
import type { PersonView, UnitView } from '../../../workplace/people/index.ts';
import { timeZones } from '../../../workplace/people/index.ts';
import type { Form } from '../form.ts';
import { Field, getControlAttributes, type Problems, TextField } from '../layout/fields.tsx';
import { parseUnitsField, UnitsField } from '../people/units-field.tsx';

/** A profile as typed. */
export interface ProfileFormValues {
  name: string;
  title: string;
  about: string;
  website: string;
  timeZone: string;
  units?: string[];
}

export function toProfileFormValues(person: PersonView): ProfileFormValues {
  return {
    name: person.name,
    title: person.title ?? '',
    about: person.about ?? '',
    website: person.website ?? '',
    timeZone: person.timeZone,
    units: person.units.map((unit) => unit.handle),
  };
}

/** Units are left alone where the form does not ask for them, as for guests. */
export function parseProfileForm(form: Form): ProfileFormValues {
  const text = (name: string) => form.text(name);
  return {
    name: text('name'),
    title: text('title'),
    about: text('about'),
    website: text('website'),
    timeZone: text('timeZone'),
    ...parseUnitsField(form),
  };
}

interface Props {
  values: ProfileFormValues;
  units: readonly UnitView[];
  problems: Problems;
}

export function ProfileForm({ values, units, problems }: Props) {
  return (
    <form method="post" action="/settings/profile" novalidate>
      <TextField
        name="name"
        label={say('settings.name')}
        value={values.name}
        problems={problems}
        autocomplete="name"
      />
      <TextField
        name="title"
        label={say('settings.jobTitle')}
        value={values.title}
        problems={problems}
        autocomplete="organization-title"
      />
      <TextField
        name="website"
        type="url"
        label={say('settings.webSite')}
        hint={say('settings.webSiteHint')}
        value={values.website}
        problems={problems}
        autocomplete="url"
      />
      <Field
        name="about"
        label={say('settings.about')}
        hint={say('settings.aboutHint')}
        problems={problems}
      >
        <textarea {...getControlAttributes('about', problems, true)} rows={4}>
          {values.about}
        </textarea>
      </Field>
      <TimeZoneField value={values.timeZone} problems={problems} />
      <UnitsField units={units} chosen={values.units ?? []} />
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
      <select {...getControlAttributes('timeZone', problems)}>
        {all.map((zone) => (
          <option value={zone} selected={zone === value}>
            {zone.replaceAll('_', ' ')}
          </option>
        ))}
      </select>
    </Field>
  );
}
