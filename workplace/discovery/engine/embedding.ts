import { setTimeout as pause } from 'node:timers/promises';
import type { MessagePort } from 'node:worker_threads';
import { sql } from 'kysely';
import type { Database } from '../../../storage/index.ts';
import { beginningsOf, keepSentences, withoutSentences } from './beginnings.ts';
import type { FromEmbedder, ToEmbedder } from './messages.ts';
import { type Embed, loadModel } from './sentence-model.ts';
import { takeTurns } from './turns.ts';

/** So many are fetched and kept together; they are read one by one. */
const atOnce = 4;
const lookedUp = 200;
/** An entry is often changed again right after it was published. */
const gathering = 300;
/** What no message told of, and what another process began and did not finish. */
const between = 300_000;
const patience = 30_000;

/** A thread that knows what sentences say: answers questions, and keeps what entries say. */
export async function serveSentences(db: Database, port: MessagePort): Promise<void> {
  const model = takeTurns(await loadModel());
  const tell = (message: FromEmbedder) => port.postMessage(message);
  const changed = new Set<string>();
  let under: Promise<void> = Promise.resolve();

  function catchUp(all: boolean): void {
    under = under
      .then(async () => {
        const among = all ? null : [...changed];
        changed.clear();
        if (among?.length !== 0)
          await embedMissing(db, model.entry, among, () => tell({ say: 'embedded' }));
      })
      .catch((error) => {
        tell({ say: 'stumbled', error: String(error) });
        setTimeout(catchUp, patience, true).unref();
      });
  }

  port.on('message', (message: ToEmbedder) => {
    if (message.say === 'ask') {
      const answer = (direction: Int8Array | null) =>
        tell({ say: 'answer', number: message.number, direction });
      model.question(message.text).then(answer, () => answer(null));
    } else if (message.say === 'changed') {
      if (changed.size === 0) setTimeout(catchUp, gathering, false);
      changed.add(message.entry);
    } else if (message.say === 'reload') catchUp(true);
    else {
      catchUp(false);
      under = under.then(() => tell({ say: 'settled', number: message.number }));
    }
  });
  catchUp(true);
  setInterval(catchUp, between, true).unref();
}

/** Of several processes one does it; the others find what it kept. */
async function embedMissing(
  db: Database,
  embed: Embed,
  among: readonly string[] | null,
  kept: () => void,
): Promise<void> {
  await db.connection().execute(async (one) => {
    const { rows } = await sql<{ mine: boolean }>`
      select pg_try_advisory_lock(hashtext('sentences')) as mine`.execute(one);
    if (!rows[0]!.mine) return;
    try {
      await embedAll(db, embed, among, kept);
    } finally {
      await sql`select pg_advisory_unlock(hashtext('sentences'))`.execute(one);
    }
  });
}

async function embedAll(
  db: Database,
  embed: Embed,
  among: readonly string[] | null,
  kept: () => void,
): Promise<void> {
  for (;;) {
    const ids = await withoutSentences(db, among, lookedUp);
    if (ids.length === 0) return;
    for (let from = 0; from < ids.length; from += atOnce) {
      const start = performance.now();
      const beginnings = await beginningsOf(db, ids.slice(from, from + atOnce));
      const directions = await Promise.all(beginnings.map(({ text }) => embed(text)));
      await keepSentences(db, beginnings, directions);
      kept();
      // Others want the processor as well, and questions their turn.
      await pause((performance.now() - start) / 2);
    }
  }
}
