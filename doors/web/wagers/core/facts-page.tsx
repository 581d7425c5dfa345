import { say } from '../../../../messages/index.ts';
import type { PersonView } from '../../../../workplace/people/index.ts';
import type { WagerView } from '../../../../workplace/wagers/index.ts';
import type { Problems } from '../../layout/fields.tsx';
import { SubmitButtons } from '../pilot/pilot-pages.tsx';
import { FactsFields, factLabels } from './facts-fields.tsx';
import type { FactsFormData } from './facts-form-data.ts';
import { WagerSubpage } from './wager-subpage.tsx';

interface Props {
  wager: WagerView;
  facts: FactsFormData;
  people: readonly PersonView[];
  problems: Problems;
}

/** Changing what a wager says of itself, until it is sealed. */
export function FactsPage({ wager, facts, people, problems }: Props) {
  return (
    <WagerSubpage
      wager={wager}
      title={say('wager.changeFacts')}
      lead={say('wager.factsLead')}
      problems={problems}
      labels={factLabels}
    >
      <form method="post" action={`/wagers/${wager.id}/facts`} novalidate>
        <FactsFields facts={facts} people={people} problems={problems} />
        <SubmitButtons words={say('form.save')} back={`${wager.path}#stake`} />
      </form>
    </WagerSubpage>
  );
}
