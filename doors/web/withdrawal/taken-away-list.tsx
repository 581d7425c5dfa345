import { say } from '../../../messages/index.ts';
import type { TakenAway } from '../../../workplace/entries/index.ts';
import { dayText } from '../layout/time.tsx';

/** Words of one's own that somebody else withdrew: nobody should have to find out by chance. */
export function TakenAwayList({ entries, zone }: { entries: readonly TakenAway[]; zone: string }) {
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby="taken-away">
      <h2 class="list-title" id="taken-away">
        {say('withdrawal.home')}
      </h2>
      <ul class="rows">
        {entries.map((entry) => (
          <li>
            <span>
              <Said entry={entry} zone={zone} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Said({ entry, zone }: { entry: TakenAway; zone: string }) {
  const { path, space, createdAt, withdrawn } = entry;
  const values = { day: dayText(createdAt, zone), space: space.title };
  const { by: name, note } = withdrawn;
  const said = name
    ? say('withdrawal.homeSaid', { ...values, name })
    : say('withdrawal.homeSaidByNobody', values);
  return (
    <>
      <a href={path}>{said}</a>
      {note ? <span class="quiet">: {note}</span> : null}
    </>
  );
}
