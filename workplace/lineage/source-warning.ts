import { type RawBuilder, sql } from 'kysely';
import type { CorrectionCause } from '../../storage/index.ts';
import { type Viewer, visibleTo } from '../access/index.ts';
import { propagatingRelations } from './rules.ts';

/** That a source has been superseded, or was corrected before something was built on it. */
export interface SourceWarning {
  cause: CorrectionCause;
  note: string | null;
}

/** That nobody has changed a work since this correction was made: its words are those that were wrong. */
const isUnchangedSinceCorrection = (work: string) =>
  sql`coalesce(${sql.table(work)}.edited_at, '-infinity') <= corrections.made_at`;

/**
 * What there is to say of the source of the row, for a query over `links` in which its entry is
 * `target`. A work that was built on it before the correction is flagged, and says so until
 * somebody has looked; one that is built on it afterwards is not, and would never tell. What the
 * viewer may not see has taken nobody's place.
 */
export function selectSourceWarning(viewer: Viewer): RawBuilder<SourceWarning | null> {
  return sql`(select json_build_object('cause', corrections.cause, 'note', corrections.note)
    from corrections
    left join comments as said on said.id = corrections.comment_id
    left join entries as later on later.id = corrections.by_entry
    left join spaces as later_home on later_home.id = later.space_id
    where corrections.entry_id = links.to_entry
      and corrections.comment_id is not distinct from links.to_comment
      and links.relation = any(${propagatingRelations}::text[])
      and (corrections.cause = 'superseded' and later.id <> links.from_entry
          and ${visibleTo(viewer, 'later_home')}
        or corrections.cause = 'corrected' and corrections.made_at <= links.created_at
          and ${isUnchangedSinceCorrection('target')} and ${isUnchangedSinceCorrection('said')})
    order by corrections.made_at desc, corrections.id desc limit 1)`;
}

/** Whether the entry of the row was corrected, and its words stand as they did. */
export const isCorrectedAndUnchanged = sql<boolean>`exists (select from corrections
  where corrections.entry_id = entries.id and corrections.comment_id is null
    and corrections.cause = 'corrected' and ${isUnchangedSinceCorrection('entries')})`;
