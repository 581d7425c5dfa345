import { say } from '../../../messages/index.ts';
import type { EntryWithdrawnByOther } from '../../../workplace/entries/index.ts';
import { formatDay } from '../layout/time.tsx';

/** Words of one's own that somebody else withdrew: nobody should have to find out by chance. */
export function WithdrawnByOthersList({
  entries,
  zone,
}: {
  entries: readonly EntryWithdrawnByOther[];
  zone: string;
}) {
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
              <WithdrawnEntryLine entry={entry} zone={zone} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function WithdrawnEntryLine({ entry, zone }: { entry: EntryWithdrawnByOther; zone: string }) {
  const { path, space, createdAt, withdrawn } = entry;
  const values = { day: formatDay(createdAt, zone), space: space.title };
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
