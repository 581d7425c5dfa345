import { say } from '../../../messages/index.ts';
import type { EntryView } from '../../../workplace/entries/index.ts';
import type { ExpertView } from '../../../workplace/suggestions/index.ts';
import { Avatar } from '../../shared/page/avatar.tsx';
import { ErrorSummary, type Problems } from '../layout/fields.tsx';
import { EmptyState } from '../layout/lists.tsx';

interface Props {
  entry: EntryView;
  experts: readonly ExpertView[];
  /** How many more it may be put to this week. */
  remaining: number;
  isSent: boolean;
  problems: Problems;
}

/** Where a question is put to a few people who would know. */
export function AsksPage({ entry, experts, remaining, isSent, problems }: Props) {
  return (
    <>
      <p class="kicker">
        <a href={entry.path}>{say('form.back')}</a>
      </p>
      <h1>{say('asks.pageTitle', { title: entry.title })}</h1>
      <p class="lead">{say('asks.lead')}</p>
      {isSent ? (
        <p class="done" role="status">
          {say('asks.done')}
        </p>
      ) : null}
      <ErrorSummary problems={problems} labels={{ people: say('asks.choose') }} />
      {remaining === 0 ? <EmptyState>{say('refusal.askLimitReached')}</EmptyState> : null}
      {remaining > 0 && experts.length === 0 ? <EmptyState>{say('asks.none')}</EmptyState> : null}
      {remaining > 0 && experts.length > 0 ? (
        <form method="post" action={`/entries/${entry.id}/asks`}>
          <fieldset class="field" id="field-people">
            <legend>{say('asks.choose')}</legend>
            <ul class="offers">
              {experts.map((expert) => (
                <li>
                  <ExpertOption expert={expert} />
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

function ExpertOption({ expert: { person, works } }: { expert: ExpertView }) {
  return (
    <>
      <label class="choice who">
        <input type="checkbox" name="people" value={person.handle} />
        <Avatar person={person} />
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
