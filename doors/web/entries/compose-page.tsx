import { say } from '../../../messages/index.ts';
import type { PriorArtView } from '../../../workplace/search/index.ts';
import type { SpaceView } from '../../../workplace/spaces/index.ts';
import { Editor } from '../layout/editor.tsx';
import {
  ErrorSummary,
  IdempotencyField,
  type Labels,
  type Problems,
  TextField,
} from '../layout/fields.tsx';
import { PriorArtCards } from '../prior-art/cards.tsx';
import { ComposeFooter } from './compose-footer.tsx';
import { getKindPage, type KindPage } from './kind-pages.ts';
import { SpaceField } from './space-field.tsx';

/** What is in the form, as typed. */
export interface ComposeValues {
  draft: string;
  space: string;
  kind: string;
  title: string;
  body: string;
  tags: string;
  buildsOn: string;
}

interface Props {
  values: ComposeValues;
  spaces: readonly SpaceView[];
  kinds: readonly string[];
  problems: Problems;
  preview?: string | undefined;
  /** What is there already; null where it was not asked for. */
  related: readonly PriorArtView[] | null;
}

/** The page on which an entry is written. */
export function ComposePage({ values, spaces, kinds, problems, preview, related }: Props) {
  const words = getKindPage(values.kind);
  return (
    <>
      <h1>{say(words.compose)}</h1>
      {words.bodyHint ? <p class="lead">{say(words.bodyHint)}</p> : null}
      <ErrorSummary problems={problems} labels={getLabels(words)} />
      <form
        method="post"
        action="/entries"
        enctype="multipart/form-data"
        class="compose"
        novalidate
      >
        {/* Enter in a field presses the first button of a form, and is to publish. */}
        <button type="submit" hidden />
        <OtherKinds kinds={kinds.filter((kind) => kind !== values.kind)} />
        <IdempotencyField />
        <input type="hidden" name="draft" value={values.draft} />
        <input type="hidden" name="kind" value={values.kind} />
        <SpaceField chosen={values.space} spaces={spaces} problems={problems} />
        <TextField
          name="title"
          label={say(words.titleLabel)}
          hint={say(words.titleHint)}
          value={values.title}
          problems={problems}
          maxlength={200}
        />
        <Editor
          name="body"
          label={say(words.bodyLabel)}
          value={values.body}
          rows={16}
          problems={problems}
          draft={{ id: values.draft }}
          preview={preview}
        />
        <prior-art>
          {related ? <PriorArtCards works={related} /> : null}
          {related?.length === 0 ? <p class="note">{say('priorArt.none')}</p> : null}
        </prior-art>
        <ComposeFooter
          values={values}
          problems={problems}
          publishLabel={say(words.publish)}
          relatedLabel={say('priorArt.ask')}
        />
      </form>
    </>
  );
}

function getLabels(words: KindPage): Labels {
  return {
    space: say('entry.spaceLabel'),
    title: say(words.titleLabel),
    body: say(words.bodyLabel),
    file: say('editor.attach'),
    tags: say('entry.tagsLabel'),
    buildsOn: say('compose.buildsOn'),
  };
}

/** Buttons rather than links, so that what is written already comes along. */
function OtherKinds({ kinds }: { kinds: readonly string[] }) {
  return (
    <p class="kinds">
      {kinds.map((kind) => (
        <button type="submit" class="link-button" name="action" value={`kind:${kind}`}>
          {say('compose.instead', { kind: say(getKindPage(kind).label).toLowerCase() })}
        </button>
      ))}
      <a href="/briefs/new">{say('compose.fromTemplate')}</a>
      <a href="/wagers/new">{say('kind.wager.compose')}</a>
    </p>
  );
}
