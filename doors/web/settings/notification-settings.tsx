import { say } from '../../../messages/index.ts';
import type { NotificationSettings } from '../../../workplace/notifications/index.ts';
import type { Form } from '../form.ts';
import { type Problems, TextField } from '../layout/fields.tsx';

/** As somebody typed it. */
export type NotificationFormValues = ReturnType<typeof parseNotificationForm>;

export function parseNotificationForm(form: Form) {
  return {
    budget: form.text('budget'),
    quietFrom: form.text('quietFrom').trim(),
    quietUntil: form.text('quietUntil').trim(),
    mail: form.has('mail'),
    present: form.has('presence'),
    digest: form.text('digest'),
    digestAt: form.text('digestAt').trim(),
  };
}

interface Props {
  settings: NotificationSettings;
  typed: NotificationFormValues | undefined;
  saved: boolean;
  problems: Problems;
}

/** How much reaches oneself, and when. */
export function NotificationSettingsSection({ settings, typed, saved, problems }: Props) {
  const shown = typed ?? settings;
  return (
    <section id="notifications" aria-labelledby="notifications-title">
      <h2 id="notifications-title">{say('settings.notifications')}</h2>
      {saved ? (
        <p class="done" role="status">
          {say('attention.saved')}
        </p>
      ) : null}
      <p>{say('attention.lead')}</p>
      <form method="post" action="/settings/notifications" novalidate>
        <TextField
          name="budget"
          type="number"
          label={say('attention.budget')}
          hint={say('attention.budgetHint')}
          value={String(shown.budget)}
          problems={problems}
        />
        <div class="inline">
          <TextField
            name="quietFrom"
            type="time"
            label={say('attention.quietFrom')}
            hint={say('attention.quietHint')}
            value={shown.quietFrom ?? ''}
            problems={problems}
          />
          <TextField
            name="quietUntil"
            type="time"
            label={say('attention.quietUntil')}
            value={shown.quietUntil ?? ''}
            problems={problems}
          />
        </div>
        <label class="choice">
          <input type="checkbox" name="mail" checked={shown.mail} />{' '}
          <span>{say('attention.mail')}</span>
        </label>
        <label class="choice">
          <input type="checkbox" name="presence" checked={shown.present} />{' '}
          <span>{say('attention.present')}</span>
        </label>
        <DigestFields digest={shown.digest} at={shown.digestAt} problems={problems} />
        <p class="buttons">
          <button type="submit" class="button plain">
            {say('attention.save')}
          </button>
        </p>
      </form>
    </section>
  );
}

function DigestFields({
  digest,
  at,
  problems,
}: {
  digest: string;
  at: string;
  problems: Problems;
}) {
  return (
    <div class="inline">
      <div class="field">
        <label for="field-digest">{say('attention.digest')}</label>
        <select id="field-digest" name="digest">
          {(['daily', 'weekly', 'never'] as const).map((one) => (
            <option value={one} selected={one === digest}>
              {say(`attention.digest.${one}`)}
            </option>
          ))}
        </select>
      </div>
      <TextField
        name="digestAt"
        type="time"
        label={say('attention.digestAt')}
        value={at}
        problems={problems}
      />
    </div>
  );
}
