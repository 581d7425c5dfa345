import { setTimeout as pause } from 'node:timers/promises';
import type { MessagePort } from 'node:worker_threads';
import { sql } from 'kysely';
import type { Database } from '../../../storage/index.ts';
import { makeModelQueue } from './model-queue.ts';
import { listEntriesToEmbed, loadOpenings, saveEmbeddings } from './pending-embeddings.ts';
import { type EmbedText, loadSentenceModel } from './sentence-model.ts';
import type { FromEmbeddingWorker, ToEmbeddingWorker } from './worker-messages.ts';

/** So many are fetched and kept together; they are read one by one. */
const BATCH_SIZE = 4;
const PAGE_SIZE = 200;
/** An entry is often changed again right after it was published. */
const DEBOUNCE_MS = 300;
/** What no message told of, and what another process began and did not finish. */
const POLL_INTERVAL_MS = 300_000;
const RETRY_DELAY_MS = 30_000;

/** A thread that knows what sentences say: answers questions, and keeps what entries say. */
export async function runEmbeddingWorker(db: Database, port: MessagePort): Promise<void> {
  const model = makeModelQueue(await loadSentenceModel());
  const postToClient = (message: FromEmbeddingWorker) => port.postMessage(message);
  const changed = new Set<string>();
  let queue: Promise<void> = Promise.resolve();

  function catchUp(all: boolean): void {
    queue = queue
      .then(async () => {
        const among = all ? null : [...changed];
        changed.clear();
        if (among?.length !== 0)
          await embedUnderLock(db, model.embedEntry, among, () =>
            postToClient({ type: 'embedded' }),
          );
      })
      .catch((error) => {
        postToClient({ type: 'failed', error: String(error) });
        setTimeout(catchUp, RETRY_DELAY_MS, true).unref();
      });
  }

  port.on('message', (message: ToEmbeddingWorker) => {
    if (message.type === 'question') {
      const answer = (embedding: Int8Array | null) =>
        postToClient({ type: 'answer', number: message.number, embedding });
      model.embedQuestion(message.text).then(answer, () => answer(null));
    } else if (message.type === 'entryChanged') {
      if (changed.size === 0) setTimeout(catchUp, DEBOUNCE_MS, false);
      changed.add(message.entry);
    } else if (message.type === 'reload') catchUp(true);
    else {
      catchUp(false);
      queue = queue.then(() => postToClient({ type: 'flushed', number: message.number }));
    }
  });
  catchUp(true);
  setInterval(catchUp, POLL_INTERVAL_MS, true).unref();
}

/** Of several processes one does it; the others find what it kept. */
async function embedUnderLock(
  db: Database,
  embed: EmbedText,
  among: readonly string[] | null,
  onSaved: () => void,
): Promise<void> {
  await db.connection().execute(async (one) => {
    const { rows } = await sql<{ mine: boolean }>`
      select pg_try_advisory_lock(hashtext('entry embeddings')) as mine`.execute(one);
    if (!rows[0]!.mine) return;
    try {
      await embedInBatches(db, embed, among, onSaved);
    } finally {
      await sql`select pg_advisory_unlock(hashtext('entry embeddings'))`.execute(one);
    }
  });
}

async function embedInBatches(
  db: Database,
  embed: EmbedText,
  among: readonly string[] | null,
  onSaved: () => void,
): Promise<void> {
  for (;;) {
    const ids = await listEntriesToEmbed(db, among, PAGE_SIZE);
    if (ids.length === 0) return;
    for (let from = 0; from < ids.length; from += BATCH_SIZE) {
      const start = performance.now();
      const openings = await loadOpenings(db, ids.slice(from, from + BATCH_SIZE));
      const embeddings = await Promise.all(openings.map(({ text }) => embed(text)));
      await saveEmbeddings(db, openings, embeddings);
      onSaved();
      // Others want the processor as well, and questions their turn.
      await pause((performance.now() - start) / 2);
    }
  }
}
