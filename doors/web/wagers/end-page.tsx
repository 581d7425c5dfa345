import { say } from '../../../messages/index.ts';
import type { PersonView } from '../../../workplace/people/index.ts';
import type { WagerView } from '../../../workplace/wagers/index.ts';
import { Once, type Problems } from '../layout/fields.tsx';
import { EndFields, endLabels } from './end-fields.tsx';
import { Step } from './step.tsx';
import type { TypedEnd } from './typed-ends.ts';

interface Props {
  wager: WagerView;
  end: TypedEnd;
  people: readonly PersonView[];
  problems: Problems;
}

/** Saying what would be different, or saying it anew. */
export function EndPage({ wager, end, people, problems }: Props) {
  const path = `/wagers/${wager.id}/ends/${end.id || 'new'}`;
  return (
    <Step
      of={wager}
      title={say(end.id ? 'wager.changeEnd' : 'wager.addEnd')}
      lead={say('wager.endLead')}
      problems={problems}
      labels={endLabels([end])}
    >
      <form method="post" action={path} novalidate>
        <Once />
        <EndFields at="e0" end={end} problems={problems} />
        <People people={people} />
        <p class="buttons">
          <button type="submit" class="button">
            {say('form.save')}
          </button>
          <button type="submit" class="button plain" name="action" value="measure">
            {say('wager.end.another')}
          </button>
          {end.id ? (
            <button type="submit" class="button plain" name="action" value="remove">
              {say('wager.end.remove')}
            </button>
          ) : null}
          <a href={`${wager.path}#ends`}>{say('form.cancel')}</a>
        </p>
      </form>
    </Step>
  );
}

/** Whom to offer where a handle is asked for. */
export function People({ people }: { people: readonly PersonView[] }) {
  return (
    <datalist id="people">
      {people.map(({ handle, name }) => (
        <option value={handle}>{name}</option>
      ))}
    </datalist>
  );
}
