import { say } from '../../../messages/index.ts';
import type { FlagView } from '../../../workplace/lineage/index.ts';
import { endPath, endTitle } from '../entries/lineage.tsx';

/** What was corrected, by what, and what was wrong with it. */
export function Cause({ flag, zone }: { flag: FlagView; zone: string }) {
  const { corrected, by, note } = flag;
  return (
    <>
      <a href={endPath(corrected)}>{endTitle(corrected, zone)}</a>
      {by ? (
        <>
          {` ${say('flags.by')} `}
          <a href={endPath(by)}>{endTitle(by, zone)}</a>
        </>
      ) : null}
      {note ? ` — ${note}` : null}
    </>
  );
}

interface Props {
  flag: FlagView;
  may: { settle: boolean; change: boolean };
  /** Where to go once it is confirmed; to the work itself where unsaid. */
  back?: string;
}

/** The two ways to settle a flag. */
export function Settling({ flag, may, back }: Props) {
  const { entry, comment } = flag.work;
  const work = comment ? `/comments/${comment}` : `/entries/${entry}`;
  if (!may.settle) return null;
  return (
    <form method="post" action={`/flags/${flag.id}/settlement`} class="doings">
      {back ? <input type="hidden" name="back" value={back} /> : null}
      <input type="hidden" name="work" value={work} />
      <button type="submit" class="button plain" name="how" value="confirmed">
        {say('flags.confirm')}
      </button>
      {may.change ? <a href={`${work}/edit?settles=${flag.id}`}>{say('flags.change')}</a> : null}
    </form>
  );
}
