import { say } from '../../../messages/index.ts';
import { ErrorSummary, type Problems, TextField } from '../layout/fields.tsx';
import { AdminPage } from './admin-nav.tsx';

/** The workplace itself. */
export function WorkplacePage(props: { name: string; problems: Problems; saved: boolean }) {
  const { name, problems, saved } = props;
  return (
    <AdminPage here="/admin/workplace" title={say('admin.workplace')}>
      {saved ? (
        <p class="done" role="status">
          {say('settings.saved')}
        </p>
      ) : null}
      <ErrorSummary problems={problems} />
      <form method="post" action="/admin/workplace" novalidate>
        <TextField
          name="name"
          label={say('setUp.workplace')}
          hint={say('admin.workplaceHint')}
          value={name}
          problems={problems}
          autocomplete="organization"
        />
        <p class="buttons">
          <button type="submit" class="button">
            {say('form.save')}
          </button>
        </p>
      </form>
    </AdminPage>
  );
}
