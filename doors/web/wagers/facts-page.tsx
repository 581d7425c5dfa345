import { say } from '../../../messages/index.ts';
import type { PersonView } from '../../../workplace/people/index.ts';
import type { WagerView } from '../../../workplace/wagers/index.ts';
import type { Problems } from '../layout/fields.tsx';
import { FactsFields, factLabels } from './facts-fields.tsx';
import { Send } from './pilot-pages.tsx';
import { Step } from './step.tsx';
import type { TypedFacts } from './typed-facts.ts';

interface Props {
  wager: WagerView;
  facts: TypedFacts;
  people: readonly PersonView[];
  problems: Problems;
}

/** Changing what a wager says of itself, until it is sealed. */
export function FactsPage({ wager, facts, people, problems }: Props) {
  return (
    <Step
      of={wager}
      title={say('wager.changeFacts')}
      lead={say('wager.factsLead')}
      problems={problems}
      labels={factLabels}
    >
      <form method="post" action={`/wagers/${wager.id}/facts`} novalidate>
        <FactsFields facts={facts} people={people} problems={problems} />
        <Send words={say('form.save')} back={`${wager.path}#stake`} />
      </form>
    </Step>
  );
}
