import { say } from '../../../messages/index.ts';
import type { HookView, MeasureView, WagerView } from '../../../workplace/wagers/index.ts';
import { type Labels, Once, type Problems, TextField } from '../layout/fields.tsx';
import { dayText } from '../layout/time.tsx';
import { Step } from './step.tsx';

export interface TypedHook {
  label: string;
  evidence: string;
}

const labels: Labels = {
  label: say('wager.hooks.label'),
  evidence: say('wager.hooks.evidence'),
};

interface Props {
  wager: WagerView;
  measure: MeasureView;
  path: string;
  hooks: readonly HookView[];
  typed: TypedHook;
  problems: Problems;
  zone: string;
}

/** The addresses at which programs hand in readings of a measure, for whoever made the wager. */
export function HooksPage({ wager, measure, path, hooks, typed, problems, zone }: Props) {
  return (
    <Step
      of={wager}
      title={`${say('wager.hooks.title')}: ${measure.name}`}
      lead={say('wager.hooks.lead')}
      {...{ problems, labels }}
    >
      {hooks.length === 0 ? <p class="quiet">{say('wager.hooks.none')}</p> : null}
      <ul class="rows">
        {hooks.map((hook) => (
          <HookRow hook={hook} path={path} zone={zone} />
        ))}
      </ul>
      <HookForm path={path} typed={typed} problems={problems} />
      <p>
        <a href={path}>{say('form.back')}</a>
      </p>
    </Step>
  );
}

function HookForm({ path, typed, problems }: Pick<Props, 'path' | 'typed' | 'problems'>) {
  return (
    <form method="post" action={`${path}/hooks`} novalidate>
      <Once />
      <TextField
        name="label"
        label={say('wager.hooks.label')}
        value={typed.label}
        problems={problems}
        autocomplete="off"
        maxlength={200}
      />
      <TextField
        name="evidence"
        label={say('wager.hooks.evidence')}
        hint={say('wager.hooks.evidenceHint')}
        value={typed.evidence}
        problems={problems}
        autocomplete="off"
      />
      <p class="buttons">
        <button type="submit" class="button">
          {say('wager.hooks.make')}
        </button>
      </p>
    </form>
  );
}

function HookRow({ hook, path, zone }: { hook: HookView; path: string; zone: string }) {
  const { id, label, evidence, createdAt, lastUsedAt } = hook;
  const used = lastUsedAt
    ? say('wager.hooks.used', { day: dayText(lastUsedAt, zone) })
    : say('wager.hooks.unused');
  return (
    <li>
      <span>
        {label}{' '}
        <span class="quiet">
          {say('wager.hooks.madeOn', { day: dayText(createdAt, zone) })} · {used} ·{' '}
          <a href={evidence} rel="nofollow ugc noopener">
            {new URL(evidence).host}
          </a>
        </span>
      </span>
      <form method="post" action={`${path}/hooks/${id}/deletion`}>
        <button
          type="submit"
          class="quietly"
          aria-label={say('wager.hooks.revokeOf', { name: label })}
        >
          {say('wager.hooks.revoke')}
        </button>
      </form>
    </li>
  );
}

interface MadeProps {
  wager: WagerView;
  measure: MeasureView;
  path: string;
  address: string;
}

/** The address, which is shown this once. */
export function HookMadePage({ wager, measure, path, address }: MadeProps) {
  return (
    <Step of={wager} title={`${say('wager.hooks.title')}: ${measure.name}`}>
      <div class="done" role="status">
        <p>{say('wager.hooks.made')}</p>
        <p>
          <code class="secret">{address}</code>
        </p>
      </div>
      <figure class="example">
        <figcaption class="quiet">{say('wager.hooks.how')}</figcaption>
        <pre>{`POST …\nContent-Type: application/json\n\n{"value": 11.5, "at": "2026-02-28"}`}</pre>
      </figure>
      <p>
        <a href={`${path}/hooks`}>{say('form.back')}</a>
      </p>
    </Step>
  );
}
