import { say } from '../../../../messages/index.ts';
import type {
  MeasureView,
  ReadingHookView,
  WagerView,
} from '../../../../workplace/wagers/index.ts';
import { IdempotencyField, type Labels, type Problems, TextField } from '../../layout/fields.tsx';
import { formatDay } from '../../layout/time.tsx';
import { WagerSubpage } from '../core/wager-subpage.tsx';

export interface HookFormData {
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
  hooks: readonly ReadingHookView[];
  typed: HookFormData;
  problems: Problems;
  zone: string;
}

/** The addresses at which programs hand in readings of a measure, for whoever made the wager. */
export function HooksPage({ wager, measure, path, hooks, typed, problems, zone }: Props) {
  return (
    <WagerSubpage
      wager={wager}
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
    </WagerSubpage>
  );
}

function HookForm({ path, typed, problems }: Pick<Props, 'path' | 'typed' | 'problems'>) {
  return (
    <form method="post" action={`${path}/hooks`} novalidate>
      <IdempotencyField />
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

function HookRow({ hook, path, zone }: { hook: ReadingHookView; path: string; zone: string }) {
  const { id, label, evidence, createdAt, lastUsedAt } = hook;
  const used = lastUsedAt
    ? say('wager.hooks.used', { day: formatDay(lastUsedAt, zone) })
    : say('wager.hooks.unused');
  return (
    <li>
      <span>
        {label}{' '}
        <span class="quiet">
          {say('wager.hooks.madeOn', { day: formatDay(createdAt, zone) })} · {used} ·{' '}
          <a href={evidence} rel="nofollow ugc noopener">
            {new URL(evidence).host}
          </a>
        </span>
      </span>
      <form method="post" action={`${path}/hooks/${id}/deletion`}>
        <button
          type="submit"
          class="link-button"
          aria-label={say('wager.hooks.revokeOf', { name: label })}
        >
          {say('wager.hooks.revoke')}
        </button>
      </form>
    </li>
  );
}

interface HookMadeProps {
  wager: WagerView;
  measure: MeasureView;
  path: string;
  address: string;
}

/** The address, which is shown this once. */
export function HookMadePage({ wager, measure, path, address }: HookMadeProps) {
  return (
    <WagerSubpage wager={wager} title={`${say('wager.hooks.title')}: ${measure.name}`}>
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
    </WagerSubpage>
  );
}
