import { say } from '../../../messages/index.ts';
import type { Followed } from '../../../workplace/attention/index.ts';

interface Props {
  what: Followed;
  /** A handle, a space's name, an entry's id, or words. */
  of: string;
  /** What it is called. */
  name?: string;
  /** The id of the viewer's follow, where they follow it already. */
  following: string | null;
  back: string;
}

/** Follows something, or follows it no more. */
export function FollowButton({ what, of, name = '', following, back }: Props) {
  const action = following ? `/follows/${following}/deletion` : '/follows';
  return (
    <form method="post" action={action}>
      <input type="hidden" name="what" value={what} />
      <input type="hidden" name="of" value={of} />
      <input type="hidden" name="back" value={back} />
      <button type="submit" class="quietly">
        {say(following ? `follow.${what}Off` : `follow.${what}`, { name })}
      </button>
    </form>
  );
}
