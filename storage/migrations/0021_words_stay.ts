import { type Kysely, sql } from 'kysely';

/** The words of a wager that was committed or resolved stay, also where they are changed just then. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create function refuse_rewording() returns trigger language plpgsql as $$
    begin
      if exists (select from wagers
          where entry_id = new.id and stage in ('commitment', 'closed')) then
        raise exception 'what was committed stays under its words' using errcode = 'CP002';
      end if;
      return new;
    end $$`.execute(db);
  await sql`create trigger words_of_wagers_stay before update of title, body on entries
    for each row when (new.kind = 'wager' and (old.title, old.body) is distinct from (new.title, new.body))
    execute function refuse_rewording()`.execute(db);
}
