import { say } from '../../../messages/index.ts';
import type { Choice, Merge } from '../../../workplace/entries/index.ts';
import { Settles } from '../lineage-corrections/settles.tsx';
import type { Edit } from './edit-page.tsx';

interface Props {
  id: string;
  /** What the writer sent, whole: it goes along until it is saved. */
  edit: Edit;
  /** How many edits the other side had when the two were laid over each other. */
  against: number;
  merge: Merge;
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
        <Settles flag={edit.settles} />
        <input type="hidden" name="title" value={edit.title} />
        <input type="hidden" name="tags" value={edit.tags} />
        <textarea name="body" hidden>
          {`\n${edit.body}`}
        </textarea>
        {typeof merge.title === 'string' ? null : (
          <Place
            name="title"
            label={say('editing.contestedTitle')}
            sides={merge.title}
            choices={['yours', 'theirs']}
          />
        )}
        {merge.body.map((part, i) => {
          if ('settled' in part) return <Settled text={part.settled} />;
          place += 1;
          const label = say('editing.contestedPlace', { n: place });
          return <Place name={String(i)} label={label} sides={part} choices={all} />;
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

const all: Choice[] = ['both', 'yours', 'theirs'];

function Settled({ text }: { text: string }) {
  return text.trim() === '' ? null : <div class="settled">{text.trim()}</div>;
}

interface PlaceProps {
  name: string;
  label: string;
  sides: { yours: string; theirs: string };
  choices: readonly Choice[];
}

/** The first choice is made already: where both can stay, nothing goes unless somebody says so. */
function Place({ name, label, sides, choices }: PlaceProps) {
  return (
    <fieldset class="contested">
      <legend>{label}</legend>
      {choices.map((choice, i) => (
        <label class="choice">
          <input type="radio" name={`choice-${name}`} value={choice} checked={i === 0} />
          <span>
            <b>{say(`editing.${choice}`)}</b>
            {choice === 'both' ? null : <Side text={sides[choice]} />}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Side({ text }: { text: string }) {
  if (text.trim() === '') return <span class="quiet"> {say('editing.without')}</span>;
  return <span class="wording-side">{text}</span>;
}
