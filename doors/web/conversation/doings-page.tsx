import { say } from '../../../messages/index.ts';
import { reactionNames } from '../../../workplace/works/reactions.ts';

/** Something else that can be done with a comment, on a page of its own. */
export interface Doing {
  path: string;
  label: string;
  /** Set where an island can do it in place. */
  quote?: boolean;
}

interface Props {
  entryId: string;
  /** The id of the entry or comment that it is about. */
  of: string;
  mayReact: boolean;
  doings?: readonly Doing[];
  back: string;
}

/**
 * What can be done with a work besides replying: reactions to choose from, and the rest. An island
 * shows the same beside the work; keeping it off the page itself halves what a conversation weighs.
 */
export function DoingsPage({ entryId, of, mayReact, doings = [], back }: Props) {
  return (
    <>
      <h1>{say('doings.title')}</h1>
      <div class="choosing">
        {mayReact ? <Reactions entryId={entryId} of={of} /> : null}
        {doings.length > 0 ? (
          <p class="doings">
            {doings.map(({ path, label, quote }) => (
              <a href={path} data-quote={quote}>
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

function Reactions({ entryId, of }: { entryId: string; of: string }) {
  return (
    <form method="post" action={`/entries/${entryId}/reactions`} class="doings reactions">
      {reactionNames.map((name) => (
        <button class="reaction" type="submit" name="give" value={`${of} ${name}`}>
          {say(`reaction.${name}`)}
        </button>
      ))}
    </form>
  );
}
