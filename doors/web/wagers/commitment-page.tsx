import { say, sayRefusal } from '../../../messages/index.ts';
import type { SealPreview, WagerView } from '../../../workplace/wagers/index.ts';
import type { Problems } from '../layout/fields.tsx';
import { endLabels } from './end-fields.tsx';
import { MeasureLine } from './ends.tsx';
import { factLabels } from './facts-fields.tsx';
import { Hypothesis } from './hypothesis.tsx';
import { Stake } from './stake.tsx';
import { Step } from './step.tsx';
import { endOf, endProblems } from './typed-ends.ts';
import { factProblems } from './typed-facts.ts';

interface Props {
  wager: WagerView;
  preview: SealPreview;
  problems: Problems;
}

/** What will be sealed, what stands against it, and the one button that seals it. */
export function CommitmentPage({ wager, preview, problems }: Props) {
  const flaws = Object.entries(preview.flaws);
  return (
    <Step of={wager} title={say('wager.commit')} lead={say('wager.commitLead')} problems={problems}>
      {flaws.length > 0 ? <Flaws wager={wager} flaws={flaws} /> : null}
      <section aria-labelledby="sealed">
        <h2 id="sealed">{say('wager.willBeSealed')}</h2>
        <Hypothesis of={wager} />
        {wager.ends.map((end) => (
          <div class="end-of">
            <h3>{end.title}</h3>
            {end.measures.map((measure) => (
              <MeasureLine measure={measure} />
            ))}
          </div>
        ))}
      </section>
      <Stake wager={wager} />
      <details class="exact">
        <summary>{say('wager.exactly')}</summary>
        <pre tabindex={0}>{preview.expectation}</pre>
      </details>
      {flaws.length === 0 ? (
        <form method="post" action={`/wagers/${wager.id}/commitment`}>
          <p class="buttons">
            <button type="submit" class="button">
              {say('wager.seal')}
            </button>
            <a href={wager.path}>{say('form.cancel')}</a>
          </p>
        </form>
      ) : null}
    </Step>
  );
}

type Flaw = [field: string, reason: string];

/** What could not come out both ways, or is missing, each with the way to where it is mended. */
function Flaws({ wager, flaws }: { wager: WagerView; flaws: readonly Flaw[] }) {
  return (
    <div class="problem">
      <h2>{say('wager.notYet')}</h2>
      <ul>
        {flaws.map(([field, reason]) => {
          const { href, label } = mendingOf(wager, field);
          return (
            <li>
              <a href={href}>
                {label ? `${label}: ` : ''}
                {sayRefusal(reason)}
              </a>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function mendingOf(wager: WagerView, field: string): { href: string; label: string } {
  const [, i, rest] = /^ends\.(\d+)\.(.+)$/.exec(field) ?? [];
  const end = i === undefined ? undefined : wager.ends[Number(i)];
  const base = `/wagers/${wager.id}`;
  if (end && rest) {
    const name = Object.keys(endProblems({ [rest]: '' }))[0]!;
    const label = endLabels([endOf(end)])[name] ?? '';
    return {
      href: `${base}/ends/${end.id}#field-${name}`,
      label: label ? `${end.title}, ${label}` : end.title,
    };
  }
  if (field === 'title') {
    return { href: `/entries/${wager.id}/edit#field-title`, label: say('entry.titleLabel') };
  }
  if (field === 'ends') return { href: `${base}/ends/new`, label: '' };
  const name = Object.keys(factProblems({ [field]: '' }))[0]!;
  return { href: `${base}/facts#field-${name}`, label: factLabels[name] ?? '' };
}
