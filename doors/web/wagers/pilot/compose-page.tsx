import { say } from '../../../../messages/index.ts';
import type { PersonView } from '../../../../workplace/people/index.ts';
import type { PriorArtView } from '../../../../workplace/search/index.ts';
import type { SpaceView } from '../../../../workplace/spaces/index.ts';
import type { EarlierWagers } from '../../../../workplace/wagers/index.ts';
import { ComposeFooter } from '../../entries/compose-footer.tsx';
import { SpaceField } from '../../entries/space-field.tsx';
import { Editor } from '../../layout/editor.tsx';
import {
  ErrorSummary,
  Field,
  getControlAttributes,
  IdempotencyField,
  type Labels,
  type Problems,
  TextField,
} from '../../layout/fields.tsx';
import { PriorArtCards } from '../../prior-art/cards.tsx';
import { FactsFields, factLabels } from '../core/facts-fields.tsx';
import type { FactsFormData } from '../core/facts-form-data.ts';
import { EarlierWagerList } from './earlier-wagers.tsx';

/** What is in the form, as typed. */
export interface WagerFormData {
  draft: string;
  space: string;
  title: string;
  body: string;
  tags: string;
  buildsOn: string;
  questions: string;
  facts: FactsFormData;
}

interface Props {
  values: WagerFormData;
  spaces: readonly SpaceView[];
  people: readonly PersonView[];
  problems: Problems;
  preview?: string | undefined;
  /** What is there already; null where it was not asked for. */
  related: readonly PriorArtView[] | null;
  earlier: EarlierWagers | null;
}

const labels: Labels = {
  space: say('entry.spaceLabel'),
  title: say('entry.titleLabel'),
  ...factLabels,
  questions: say('wager.form.questions'),
  body: say('kind.wager.bodyLabel'),
  file: say('editor.attach'),
  tags: say('entry.tagsLabel'),
  buildsOn: say('compose.buildsOn'),
};

/** The page on which a wager is placed. */
export function ComposeWagerPage(props: Props) {
  const { values, spaces, people, problems, preview, related, earlier } = props;
  return (
    <>
      <h1>{say('kind.wager.compose')}</h1>
      <p class="lead">{say('wager.form.lead')}</p>
      <ErrorSummary problems={problems} labels={labels} />
      <form
        method="post"
        action="/wagers"
        enctype="multipart/form-data"
        class="compose placing"
        novalidate
      >
        <button type="submit" hidden />
        <IdempotencyField />
        <input type="hidden" name="draft" value={values.draft} />
        <input type="hidden" name="kind" value="wager" />
        <SpaceField chosen={values.space} spaces={spaces} problems={problems} />
        <TextField
          name="title"
          label={say('entry.titleLabel')}
          hint={say('kind.wager.titleHint')}
          value={values.title}
          problems={problems}
          maxlength={200}
        />
        <FactsFields facts={values.facts} problems={problems} people={people} />
        <Field
          name="questions"
          label={say('wager.form.questions')}
          hint={say('wager.form.questionsHint')}
          problems={problems}
        >
          <textarea {...getControlAttributes('questions', problems, true)} rows={4} dir="auto">
            {values.questions}
          </textarea>
        </Field>
        <Editor
          name="body"
          label={say('kind.wager.bodyLabel')}
          value={values.body}
          rows={4}
          problems={problems}
          draft={{ id: values.draft }}
          preview={preview}
        />
        <div id="existing">
          <prior-art at="/wagers/prior-art" fields="title because belief will body">
            {earlier ? <EarlierWagerList earlier={earlier} /> : null}
            {related ? <PriorArtCards works={related} /> : null}
            {related?.length === 0 ? <p class="note">{say('priorArt.none')}</p> : null}
          </prior-art>
        </div>
        <ComposeFooter
          values={values}
          problems={problems}
          publishLabel={say('kind.wager.publish')}
          relatedLabel={say('wager.form.earlier')}
          at="/wagers"
        />
      </form>
    </>
  );
}
