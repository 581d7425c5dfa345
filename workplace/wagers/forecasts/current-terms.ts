import { type RawBuilder, sql } from 'kysely';

/**
 * Since which seal an end of the query is about the same: what decides whether it is met, which is
 * its measures with their names, units, directions, targets, days and sources. Who reads them, from
 * where they start and in which range they are expected may change meanwhile, and its title.
 */
export const currentTermsNumber: RawBuilder<number> = sql<number>`(
  select max(number) from (
    select number, terms, lag(terms) over (order by number) as before from (
      select seals.number, (
        select jsonb_agg(measure - '{baseline,range,reader}'::text[] order by measure ->> 'id')
        from jsonb_array_elements(one -> 'measures') as measures (measure)) as terms
      from seals
      cross join jsonb_array_elements(seals.body::jsonb -> 'expectation' -> 'ends') as ones (one)
      where seals.entry_id = ends.entry_id and one ->> 'id' = ends.id::text
    ) as sealed
  ) as changes where before is distinct from terms)`;
