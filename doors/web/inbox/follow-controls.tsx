import { say } from '../../../messages/index.ts';
import type { EntryHead } from '../../../workplace/entries/index.ts';
import { FollowButton } from '../following/follow-button.tsx';

/** How much of a conversation somebody wants to hear: to follow it, what is built on it, or less. */
export function FollowControls({ head }: { head: EntryHead }) {
  const { id, followState, isWithdrawn } = head;
  if (!followState || isWithdrawn) return null;
  const back = `/entries/${id}/${head.slug}#conversation`;
  return (
    <div class="follow-controls">
      {followState.isMuted ? <p class="quiet">{say('muting.muted')}</p> : null}
      <div class="actions">
        {followState.isMuted ? null : (
          <FollowButton
            type="entry"
            target={id}
            following={followState.entryFollowId}
            back={back}
          />
        )}
        <FollowButton
          type="lineage"
          target={id}
          following={followState.lineageFollowId}
          back={back}
        />
        <form
          method="post"
          action={`/entries/${id}/muting${followState.isMuted ? '/deletion' : ''}`}
        >
          <input type="hidden" name="back" value={back} />
          <button
            type="submit"
            class="link-button"
            data-press={followState.isMuted ? undefined : 'm'}
          >
            {say(followState.isMuted ? 'muting.unmute' : 'muting.mute')}
          </button>
        </form>
      </div>
    </div>
  );
}
