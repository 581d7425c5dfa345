import { say } from '../../../messages/index.ts';
import { reactionNames } from '../../../workplace/works/reactions.ts';

interface Props {
  entryId: string;
  /** The id of the entry or comment that is reacted to. */
  of: string;
  back: string;
}

/** The reactions to choose from; an island shows the same beside the comment. */
export function ReactionsPage({ entryId, of, back }: Props) {
  return (
    <>
      <h1>{say('reactions.title')}</h1>
      <p class="lead">{say('reactions.text')}</p>
      <form method="post" action={`/entries/${entryId}/reactions`} class="doings reactions">
        {reactionNames.map((name) => (
          <button class="reaction" type="submit" name="give" value={`${of} ${name}`}>
            {say(`reaction.${name}`)}
          </button>
        ))}
      </form>
      <p>
        <a href={back}>{say('form.back')}</a>
      </p>
    </>
  );
}
