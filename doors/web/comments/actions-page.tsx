import { say } from '../../../messages/index.ts';
import { reactionNames } from '../../../workplace/works/index.ts';

/** Something else that can be done with a comment, on a page of its own. */
export interface WorkAction {
  path: string;
  label: string;
  /** Set where an island can do it in place. */
  canQuote?: boolean;
}

interface Props {
  entryId: string;
  /** The id of the entry or comment that it is about. */
  workId: string;
  canReact: boolean;
  actions?: readonly WorkAction[];
  back: string;
}

/**
 * What can be done with a work besides replying: reactions to choose from, and the rest. An island
 * shows the same beside the work; keeping it off the page itself halves what a conversation weighs.
 */
export function ActionsPage({ entryId, workId, canReact, actions = [], back }: Props) {
  return (
    <>
      <h1>{say('doings.title')}</h1>
      <div class="choosing">
        {canReact ? <ReactionForm entryId={entryId} workId={workId} /> : null}
        {actions.length > 0 ? (
          <p class="actions">
            {actions.map(({ path, label, canQuote }) => (
              <a href={path} data-quote={canQuote}>
                {label}
              </a>
            ))}
          </p>
        ) : null}
      </div>
      <p>
        <a href={back}>{say('form.back')}</a>
      </p>
    </>
  );
}

function ReactionForm({ entryId, workId }: { entryId: string; workId: string }) {
  return (
    <form method="post" action={`/entries/${entryId}/reactions`} class="actions reactions">
      {reactionNames.map((name) => (
        <button class="reaction" type="submit" name="give" value={`${workId} ${name}`}>
          {say(`reaction.${name}`)}
        </button>
      ))}
    </form>
  );
}
