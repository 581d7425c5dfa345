import { say } from '../../../messages/index.ts';
import {
  Field,
  getControlAttributes,
  type Labels,
  type Problems,
  TextField,
} from '../layout/fields.tsx';

export interface SpaceFormValues {
  name: string;
  title: string;
  purpose: string;
  audience: string;
}

const audiences = ['open', 'closed', 'public'] as const;

export const spaceLabels: Labels = {
  title: say('spaces.titleLabel'),
  purpose: say('spaces.purposeLabel'),
  audience: say('spaces.audienceLabel'),
  name: say('spaces.nameLabel'),
  handle: say('spaces.addMember'),
  role: say('spaces.roleLabel'),
};

/** Title, purpose and audience: the same for a new space and for one that is looked after. */
export function SpaceFields({ values, problems }: { values: SpaceFormValues; problems: Problems }) {
  const wrong = problems.audience;
  return (
    <>
      <TextField
        name="title"
        label={say('spaces.titleLabel')}
        value={values.title}
        problems={problems}
      />
      <Field
        name="purpose"
        label={say('spaces.purposeLabel')}
        hint={say('spaces.purposeHint')}
        problems={problems}
      >
        <textarea {...getControlAttributes('purpose', problems, true)} rows={4}>
          {values.purpose}
        </textarea>
      </Field>
      <fieldset id="field-audience" class={wrong ? 'field wrong' : 'field'}>
        <legend>{say('spaces.audienceLabel')}</legend>
        {audiences.map((audience) => (
          <label class="choice">
            <input
              type="radio"
              name="audience"
              value={audience}
              checked={audience === values.audience}
            />
            <span>
              <b>{say(`audience.${audience}`)}</b> {say(`audience.${audience}.hint`)}
            </span>
          </label>
        ))}
      </fieldset>
    </>
  );
}
