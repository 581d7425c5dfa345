import { say } from '../../../messages/index.ts';
import type { EntryHead } from '../../../workplace/entries/index.ts';
import { FollowButton } from '../following/follow-button.tsx';

/** How much of a conversation somebody wants to hear: to follow it, what is built on it, or less. */
export function Hearing({ head }: { head: EntryHead }) {
  const { id, attention, withdrawn } = head;
  if (!attention || withdrawn) return null;
  const back = `/entries/${id}/${head.slug}#conversation`;
  return (
    <div class="hearing">
      {attention.muted ? <p class="quiet">{say('muting.muted')}</p> : null}
      <div class="doings">
        {attention.muted ? null : (
          <FollowButton what="entry" of={id} following={attention.entry} back={back} />
        )}
        <FollowButton what="lineage" of={id} following={attention.lineage} back={back} />
        <form method="post" action={`/entries/${id}/muting${attention.muted ? '/deletion' : ''}`}>
          <input type="hidden" name="back" value={back} />
          <button type="submit" class="quietly" data-press={attention.muted ? undefined : 'm'}>
            {say(attention.muted ? 'muting.unmute' : 'muting.mute')}
          </button>
        </form>
      </div>
    </div>
  );
}
