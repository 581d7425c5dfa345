import { sql } from 'kysely';

/** The readable part of every withdrawn entry's address: the one before was made of its title. */
export const withdrawnSlug = 'withdrawn';

/** That an entry was withdrawn: what stands in the place of its words. */
export interface Withdrawal {
  at: Date;
  /** Whoever withdrew it; null for the operator. */
  by: string | null;
  byHandle: string | null;
  byUrl: string | null;
  /** Why, where it was said. */
  note: string | null;
}

/** As JSON has it, with its time in ISO. */
type StoredWithdrawal = Omit<Withdrawal, 'at'> & { at: string };

/** The withdrawal of the entry of the row as one column; null where it stands. */
export const withdrawalColumn = sql<StoredWithdrawal | null>`case when entries.withdrawn_at is not null then (
  select json_build_object('at', entries.withdrawn_at, 'by', withdrawer.name,
    'byHandle', withdrawer.handle, 'byUrl', withdrawer.web_site,
    'note', said.note)
  from (select 1) as one
  left join people as withdrawer on withdrawer.id = entries.withdrawn_by
  left join corrections as said on said.entry_id = entries.id and said.cause = 'withdrawn'
  order by said.made_at desc limit 1) end`;

export function toWithdrawal(stored: StoredWithdrawal | null): Withdrawal | null {
  return stored && { ...stored, at: new Date(stored.at) };
}
