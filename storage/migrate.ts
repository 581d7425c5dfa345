import { type Migration, Migrator, sql } from 'kysely';
import type { Database } from './connection.ts';
import * as house from './migrations/0001_house.ts';
import * as compounding from './migrations/0002_compounding.ts';
import * as sourcesOfDrafts from './migrations/0003_sources_of_drafts.ts';
import * as withdrawal from './migrations/0004_withdrawal.ts';
import * as subjects from './migrations/0005_subjects.ts';
import * as reaches from './migrations/0007_reaches.ts';
import * as sentences from './migrations/0008_sentences.ts';
import * as attention from './migrations/0009_attention.ts';
import * as mail from './migrations/0010_mail.ts';
import * as suggestions from './migrations/0011_suggestions.ts';
import * as reports from './migrations/0012_reports.ts';
import * as push from './migrations/0013_push.ts';
import * as wagers from './migrations/0014_wagers.ts';
import * as worth from './migrations/0015_worth.ts';
import * as introductionMails from './migrations/0016_introduction_mails.ts';
import * as alphabet from './migrations/0017_alphabet.ts';
import * as wagerPages from './migrations/0018_wager_pages.ts';
import * as ranges from './migrations/0019_ranges.ts';
import * as forecastTerms from './migrations/0020_forecast_terms.ts';
import * as wordsStay from './migrations/0021_words_stay.ts';
import * as correctionsAtHand from './migrations/0022_corrections_at_hand.ts';

/** In order, never changed once merged; a later shape is a further file and a further line here. */
const migrations: Record<string, Migration> = {
  '0001_house': house,
  '0002_compounding': compounding,
  '0003_sources_of_drafts': sourcesOfDrafts,
  '0004_withdrawal': withdrawal,
  '0005_subjects': subjects,
  '0007_reaches': reaches,
  '0008_sentences': sentences,
  '0009_attention': attention,
  '0010_mail': mail,
  '0011_suggestions': suggestions,
  '0012_reports': reports,
  '0013_push': push,
  '0014_wagers': wagers,
  '0015_worth': worth,
  '0016_introduction_mails': introductionMails,
  '0017_alphabet': alphabet,
  '0018_wager_pages': wagerPages,
  '0019_ranges': ranges,
  '0020_forecast_terms': forecastTerms,
  '0021_words_stay': wordsStay,
  '0022_corrections_at_hand': correctionsAtHand,
};

/** Whether the database has ever been brought into the shape of a workplace. */
export async function hasSchema(db: Database): Promise<boolean> {
  const { rows } = await sql<{ here: boolean }>`
    select to_regclass('workplace') is not null as here`.execute(db);
  return rows[0]?.here === true;
}

/** Brings the database to today's shape and returns the names of the steps taken. Safe to run by several at once. */
export async function migrate(db: Database): Promise<string[]> {
  const { error, results } = await createMigrator(db).migrateToLatest();
  if (error) throw new Error('The database migration failed.', { cause: error });
  return (results ?? []).map((result) => result.migrationName);
}

/** The names of the steps that the database has not been taken through yet. */
export async function listPendingMigrations(db: Database): Promise<string[]> {
  const steps = await createMigrator(db).getMigrations();
  return steps.filter((step) => !step.executedAt).map((step) => step.name);
}

function createMigrator(db: Database): Migrator {
  return new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    migrationTableName: 'migrations',
    migrationLockTableName: 'migrations_lock',
  });
}
