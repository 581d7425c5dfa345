import { say } from '../../../../messages/index.ts';
import type { FlagView } from '../../../../workplace/lineage/index.ts';
import { getEndpointPath, getEndpointTitle } from '../entry-links.tsx';

/** What was corrected, by what, and what was wrong with it. */
export function FlagCause({ flag, zone }: { flag: FlagView; zone: string }) {
  const { corrected, by, note } = flag;
  return (
    <>
      <a href={getEndpointPath(corrected)}>{getEndpointTitle(corrected, zone)}</a>
      {by ? (
        <>
          {` ${say('flags.by')} `}
          <a href={getEndpointPath(by)}>{getEndpointTitle(by, zone)}</a>
        </>
      ) : null}
      {note ? ` — ${note}` : null}
    </>
  );
}

interface Props {
  flag: FlagView;
  can: { settle: boolean; change: boolean };
  /** Where to go once it is confirmed; to the work itself where unsaid. */
  back?: string;
}

/** The two ways to settle a flag. */
export function SettleFlagForm({ flag, can, back }: Props) {
  const { entry, comment } = flag.work;
  const work = comment ? `/comments/${comment}` : `/entries/${entry}`;
  if (!can.settle) return null;
  return (
    <form method="post" action={`/flags/${flag.id}/settlement`} class="actions">
      {back ? <input type="hidden" name="back" value={back} /> : null}
      <input type="hidden" name="work" value={work} />
      <button type="submit" class="button plain" name="how" value="confirmed">
        {say('flags.confirm')}
      </button>
      {can.change ? <a href={`${work}/edit?settles=${flag.id}`}>{say('flags.change')}</a> : null}
    </form>
  );
}
