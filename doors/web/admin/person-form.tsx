import { say } from '../../../messages/index.ts';
import {
  control,
  ErrorSummary,
  Field,
  type Labels,
  type Problems,
  TextField,
} from '../layout/fields.tsx';
import { AdminPage } from './rooms.tsx';

/** A person as an administrator types them. */
export interface PersonWords {
  name: string;
  handle: string;
  email: string;
  reportsTo: string;
  standing: string;
  admin: boolean;
}

export type PersonFormProps = { words: PersonWords; problems: Problems };

export const personLabels: Labels = {
  name: say('settings.name'),
  handle: say('signIn.handle'),
  email: say('admin.email'),
  reportsTo: say('admin.reportsTo'),
  standing: say('admin.hereAs'),
  admin: say('admin.isAdmin'),
};

/** What administrators say of somebody, whether new or known. */
export function PersonFields({ words, problems }: PersonFormProps) {
  return (
    <>
      <TextField
        name="email"
        type="email"
        label={say('admin.email')}
        hint={say('admin.emailHint')}
        value={words.email}
        problems={problems}
        autocomplete="off"
      />
      <Field name="standing" label={say('admin.hereAs')} problems={problems}>
        <select {...control('standing', problems)}>
          {(['member', 'guest'] as const).map((standing) => (
            <option value={standing} selected={standing === words.standing}>
              {say(`standing.${standing}`)}
            </option>
          ))}
        </select>
      </Field>
      <Field name="admin" label={say('admin.isAdmin')} problems={problems}>
        <label class="choice">
          <input {...control('admin', problems)} type="checkbox" value="1" checked={words.admin} />
          <span>{say('admin.mayAdminister')}</span>
        </label>
      </Field>
    </>
  );
}

/** One person to whom they report, by handle: a list to choose from would be as long as the workplace. */
export function ReportsToField({ words, problems }: PersonFormProps) {
  return (
    <TextField
      name="reportsTo"
      label={say('admin.reportsTo')}
      hint={say('admin.reportsToHint')}
      value={words.reportsTo}
      problems={problems}
      autocomplete="off"
      spellcheck={false}
    />
  );
}

export function PersonName({ words, problems }: PersonFormProps) {
  return (
    <TextField
      name="name"
      label={say('settings.name')}
      value={words.name}
      problems={problems}
      autocomplete="off"
    />
  );
}

export function NewPersonPage({ words, problems }: PersonFormProps) {
  return (
    <AdminPage here="/admin/people" title={say('admin.addPerson')}>
      <p class="lead">{say('admin.addPersonText')}</p>
      <ErrorSummary problems={problems} labels={personLabels} />
      <form method="post" action="/admin/people" novalidate>
        <PersonName words={words} problems={problems} />
        <TextField
          name="handle"
          label={say('signIn.handle')}
          hint={say('admin.handleHint')}
          value={words.handle}
          problems={problems}
          autocomplete="off"
          spellcheck={false}
        />
        <PersonFields words={words} problems={problems} />
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
