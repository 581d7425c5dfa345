import { say, sayErrorReason } from '../../../../messages/index.ts';
import type { SealPreview, WagerView } from '../../../../workplace/wagers/index.ts';
import type { Problems } from '../../layout/fields.tsx';
import { factLabels } from '../core/facts-fields.tsx';
import { toFactFieldProblems } from '../core/facts-form-data.ts';
import { Hypothesis } from '../core/hypothesis.tsx';
import { Stake } from '../core/stake.tsx';
import { WagerSubpage } from '../core/wager-subpage.tsx';
import { createEndLabels } from '../ends/end-fields.tsx';
import { toEndFieldProblems, toEndFormData } from '../ends/end-form-data.ts';
import { MeasureLine } from '../entry/ends-section.tsx';

interface Props {
  wager: WagerView;
  preview: SealPreview;
  problems: Problems;
}

/** What will be sealed, what stands against it, and the one button that seals it. */
export function CommitmentPage({ wager, preview, problems }: Props) {
  const flaws = Object.entries(preview.problems);
  return (
    <WagerSubpage
      wager={wager}
      title={say('wager.commit')}
      lead={say('wager.commitLead')}
      problems={problems}
    >
      {flaws.length > 0 ? <CommitmentProblems wager={wager} flaws={flaws} /> : null}
      <section aria-labelledby="sealed">
        <h2 id="sealed">{say('wager.willBeSealed')}</h2>
        <Hypothesis hypothesis={wager} />
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
    </WagerSubpage>
  );
}

type CommitmentProblem = [field: string, reason: string];

/** What could not come out both ways, or is missing, each with the way to where it is mended. */
function CommitmentProblems({
  wager,
  flaws,
}: {
  wager: WagerView;
  flaws: readonly CommitmentProblem[];
}) {
  return (
    <div class="problem">
      <h2>{say('wager.notYet')}</h2>
      <ul>
        {flaws.map(([field, reason]) => {
          const { href, label } = getFixLink(wager, field);
          return (
            <li>
              <a href={href}>
                {label ? `${label}: ` : ''}
                {sayErrorReason(reason)}
              </a>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function getFixLink(wager: WagerView, field: string): { href: string; label: string } {
  const [, i, rest] = /^ends\.(\d+)\.(.+)$/.exec(field) ?? [];
  const end = i === undefined ? undefined : wager.ends[Number(i)];
  const base = `/wagers/${wager.id}`;
  if (end && rest) {
    const name = Object.keys(toEndFieldProblems({ [rest]: '' }))[0]!;
    const label = createEndLabels([toEndFormData(end)])[name] ?? '';
    return {
      href: `${base}/ends/${end.id}#field-${name}`,
      label: label ? `${end.title}, ${label}` : end.title,
    };
  }
  if (field === 'title') {
    return { href: `/entries/${wager.id}/edit#field-title`, label: say('entry.titleLabel') };
  }
  if (field === 'ends') return { href: `${base}/ends/new`, label: '' };
  const name = Object.keys(toFactFieldProblems({ [field]: '' }))[0]!;
  return { href: `${base}/facts#field-${name}`, label: factLabels[name] ?? '' };
}
