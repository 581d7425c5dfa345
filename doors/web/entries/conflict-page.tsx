import { say } from '../../../messages/index.ts';
import type { EntryMerge, MergeChoice } from '../../../workplace/entries/index.ts';
import { SettledFlagField } from '../lineage/corrections/flag-field.tsx';
import type { EditValues } from './edit-page.tsx';

interface Props {
  id: string;
  /** What the writer sent, whole: it goes along until it is saved. */
  edit: EditValues;
  /** How many edits the other side had when the two were laid over each other. */
  against: number;
  merge: EntryMerge;
}

/**
 * The merged text, with both wordings of each contested place to choose from. The choices and the
 * writer's own text are sent again; what is settled follows from them.
 */
export function ConflictPage({ id, edit, against, merge }: Props) {
  let place = 0;
  return (
    <>
      <h1>{say('editing.contested')}</h1>
      <p class="lead">{say('editing.contestedText')}</p>
      <form
        method="post"
        action={`/entries/${id}/edit`}
        enctype="multipart/form-data"
        data-carries-words
      >
        <input type="hidden" name="edits" value={String(edit.edits)} />
        <input type="hidden" name="against" value={String(against)} />
        <SettledFlagField flag={edit.settles} />
        <input type="hidden" name="title" value={edit.title} />
        <input type="hidden" name="tags" value={edit.tags} />
        <textarea name="body" hidden>
          {`\n${edit.body}`}
        </textarea>
        {typeof merge.title === 'string' ? null : (
          <ContestedPlace
            name="title"
            label={say('editing.contestedTitle')}
            sides={merge.title}
            choices={['yours', 'theirs']}
          />
        )}
        {merge.body.map((part, i) => {
          if ('settled' in part) return <SettledText text={part.settled} />;
          place += 1;
          const label = say('editing.contestedPlace', { n: place });
          return (
            <ContestedPlace name={String(i)} label={label} sides={part} choices={allChoices} />
          );
        })}
        <p class="buttons">
          <button type="submit" class="button" name="action" value="choose">
            {say('editing.save')}
          </button>
          <button type="submit" class="button plain" name="action" value="write-on">
            {say('editing.writeOn')}
          </button>
          <a href={`/entries/${id}`}>{say('form.cancel')}</a>
        </p>
      </form>
    </>
  );
}

const allChoices: MergeChoice[] = ['both', 'yours', 'theirs'];

function SettledText({ text }: { text: string }) {
  return text.trim() === '' ? null : <div class="settled">{text.trim()}</div>;
}

interface ContestedPlaceProps {
  name: string;
  label: string;
  sides: { yours: string; theirs: string };
  choices: readonly MergeChoice[];
}

/** The first choice is made already: where both can stay, nothing goes unless somebody says so. */
function ContestedPlace({ name, label, sides, choices }: ContestedPlaceProps) {
  return (
    <fieldset class="contested">
      <legend>{label}</legend>
      {choices.map((choice, i) => (
        <label class="choice">
          <input type="radio" name={`choice-${name}`} value={choice} checked={i === 0} />
          <span>
            <b>{say(`editing.${choice}`)}</b>
            {choice === 'both' ? null : <SideText text={sides[choice]} />}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function SideText({ text }: { text: string }) {
  if (text.trim() === '') return <span class="quiet"> {say('editing.without')}</span>;
  return <span class="revision-side">{text}</span>;
}
