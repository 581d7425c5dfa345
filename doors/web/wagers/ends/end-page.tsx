import { say } from '../../../../messages/index.ts';
import type { PersonView } from '../../../../workplace/people/index.ts';
import type { WagerView } from '../../../../workplace/wagers/index.ts';
import { IdempotencyField, type Problems } from '../../layout/fields.tsx';
import { WagerSubpage } from '../core/wager-subpage.tsx';
import { createEndLabels, EndFields } from './end-fields.tsx';
import type { EndFormData } from './end-form-data.ts';

interface Props {
  wager: WagerView;
  end: EndFormData;
  people: readonly PersonView[];
  problems: Problems;
}

/** Saying what would be different, or saying it anew. */
export function EndPage({ wager, end, people, problems }: Props) {
  const path = `/wagers/${wager.id}/ends/${end.id || 'new'}`;
  return (
    <WagerSubpage
      wager={wager}
      title={say(end.id ? 'wager.changeEnd' : 'wager.addEnd')}
      lead={say('wager.endLead')}
      problems={problems}
      labels={createEndLabels([end])}
    >
      <form method="post" action={path} novalidate>
        <IdempotencyField />
        <EndFields at="e0" end={end} problems={problems} />
        <PeopleDatalist people={people} />
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
    </WagerSubpage>
  );
}

/** Whom to offer where a handle is asked for. */
export function PeopleDatalist({ people }: { people: readonly PersonView[] }) {
  return (
    <datalist id="people">
      {people.map(({ handle, name }) => (
        <option value={handle}>{name}</option>
      ))}
    </datalist>
  );
}
