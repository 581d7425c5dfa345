import { say } from '../../../messages/index.ts';
import type { EntryView } from '../../../workplace/entries/index.ts';
import type { AskableView } from '../../../workplace/suggestions/index.ts';
import { Face } from '../../shared/page/face.tsx';
import { ErrorSummary, type Problems } from '../layout/fields.tsx';
import { Empty } from '../layout/lists.tsx';

interface Props {
  entry: EntryView;
  askable: readonly AskableView[];
  /** How many more it may be put to this week. */
  room: number;
  done: boolean;
  problems: Problems;
}

/** Where a question is put to a few people who would know. */
export function AsksPage({ entry, askable, room, done, problems }: Props) {
  return (
    <>
      <p class="kicker">
        <a href={entry.path}>{say('form.back')}</a>
      </p>
      <h1>{say('asks.pageTitle', { title: entry.title })}</h1>
      <p class="lead">{say('asks.lead')}</p>
      {done ? (
        <p class="done" role="status">
          {say('asks.done')}
        </p>
      ) : null}
      <ErrorSummary problems={problems} labels={{ people: say('asks.choose') }} />
      {room === 0 ? <Empty>{say('refusal.askedEnough')}</Empty> : null}
      {room > 0 && askable.length === 0 ? <Empty>{say('asks.none')}</Empty> : null}
      {room > 0 && askable.length > 0 ? (
        <form method="post" action={`/entries/${entry.id}/asks`}>
          <fieldset class="field" id="field-people">
            <legend>{say('asks.choose')}</legend>
            <ul class="offers">
              {askable.map((one) => (
                <li>
                  <Askable askable={one} />
                </li>
              ))}
            </ul>
          </fieldset>
          <button type="submit" class="button">
            {say('asks.send')}
          </button>
        </form>
      ) : null}
    </>
  );
}

function Askable({ askable: { person, works } }: { askable: AskableView }) {
  return (
    <>
      <label class="choice who">
        <input type="checkbox" name="people" value={person.handle} />
        <Face of={person} />
        <span>
          <strong>{person.name}</strong>
          {person.title ? <span class="byline"> {person.title}</span> : null}
        </span>
      </label>
      {works.map(({ path, title, accepted }) => (
        <p class="reason">
          {say(accepted ? 'asks.accepted' : 'asks.wrote')} <a href={path}>{title}</a>
        </p>
      ))}
    </>
  );
}
