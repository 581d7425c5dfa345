import { say } from '../../../messages/index.ts';
import type { UnitView } from '../../../workplace/people/index.ts';
import {
  ErrorSummary,
  Field,
  getControlAttributes,
  type Labels,
  type Problems,
  TextField,
} from '../layout/fields.tsx';
import { UnitsField } from '../people/units-field.tsx';
import { AdminPage } from './admin-nav.tsx';

/** A person as an administrator types them. */
export interface PersonFormValues {
  name: string;
  handle: string;
  email: string;
  /** These two are absent where the form did not ask; units by their handles. */
  title?: string;
  units?: string[];
  reportsTo: string;
  membership: string;
  admin: boolean;
}

export type PersonFormProps = {
  values: PersonFormValues;
  units: readonly UnitView[];
  problems: Problems;
};

export const personLabels: Labels = {
  name: say('settings.name'),
  handle: say('signIn.handle'),
  email: say('admin.email'),
  title: say('admin.personTitle'),
  units: say('settings.units'),
  reportsTo: say('admin.reportsTo'),
  membership: say('admin.hereAs'),
  admin: say('admin.isAdmin'),
};

/** What administrators say of somebody, whether new or known. */
export function PersonFields({ values, units, problems }: PersonFormProps) {
  return (
    <>
      <TextField
        name="title"
        label={say('admin.personTitle')}
        value={values.title ?? ''}
        problems={problems}
        autocomplete="off"
      />
      <UnitsField units={units} chosen={values.units ?? []} />
      <TextField
        name="email"
        type="email"
        label={say('admin.email')}
        hint={say('admin.emailHint')}
        value={values.email}
        problems={problems}
        autocomplete="off"
      />
      <Field name="membership" label={say('admin.hereAs')} problems={problems}>
        <select {...getControlAttributes('membership', problems)}>
          {(['member', 'guest'] as const).map((membership) => (
            <option value={membership} selected={membership === values.membership}>
              {say(`standing.${membership}`)}
            </option>
          ))}
        </select>
      </Field>
      <Field name="admin" label={say('admin.isAdmin')} problems={problems}>
        <label class="choice">
          <input
            {...getControlAttributes('admin', problems)}
            type="checkbox"
            value="1"
            checked={values.admin}
          />
          <span>{say('admin.mayAdminister')}</span>
        </label>
      </Field>
    </>
  );
}

/** One person to whom they report, by handle: a list to choose from would be as long as the workplace. */
export function ReportsToField({ values, problems }: Omit<PersonFormProps, 'units'>) {
  return (
    <TextField
      name="reportsTo"
      label={say('admin.reportsTo')}
      hint={say('admin.reportsToHint')}
      value={values.reportsTo}
      problems={problems}
      autocomplete="off"
      spellcheck={false}
    />
  );
}

export function PersonNameField({ values, problems }: Omit<PersonFormProps, 'units'>) {
  return (
    <TextField
      name="name"
      label={say('settings.name')}
      value={values.name}
      problems={problems}
      autocomplete="off"
    />
  );
}

export function NewPersonPage({ values, units, problems }: PersonFormProps) {
  return (
    <AdminPage here="/admin/people" title={say('admin.addPerson')}>
      <p class="lead">{say('admin.addPersonText')}</p>
      <ErrorSummary problems={problems} labels={personLabels} />
      <form method="post" action="/admin/people" novalidate>
        <PersonNameField values={values} problems={problems} />
        <TextField
          name="handle"
          label={say('signIn.handle')}
          hint={say('admin.handleHint')}
          value={values.handle}
          problems={problems}
          autocomplete="off"
          spellcheck={false}
        />
        <PersonFields values={values} units={units} problems={problems} />
        <p class="buttons">
          <button type="submit" class="button">
            {say('admin.addPersonDo')}
          </button>
          <a href="/admin/people">{say('form.cancel')}</a>
        </p>
      </form>
    </AdminPage>
  );
}
