import { say } from '../../../messages/index.ts';
import type { FollowType } from '../../../workplace/notifications/index.ts';

interface FollowButtonProps {
  type: FollowType;
  /** A handle, a space's name, an entry's id, or words. */
  target: string;
  /** What it is called. */
  name?: string;
  /** The id of the viewer's follow, where they follow it already. */
  following: string | null;
  back: string;
}

/** Follows something, or follows it no more. */
export function FollowButton({ type, target, name = '', following, back }: FollowButtonProps) {
  const action = following ? `/follows/${following}/deletion` : '/follows';
  return (
    <form method="post" action={action}>
      <input type="hidden" name="type" value={type} />
      <input type="hidden" name="target" value={target} />
      <input type="hidden" name="back" value={back} />
      <button type="submit" class="link-button">
        {say(following ? `follow.${type}Off` : `follow.${type}`, { name })}
      </button>
    </form>
  );
}
