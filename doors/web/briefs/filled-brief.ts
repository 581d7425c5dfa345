import type { Form } from '../form.ts';

/** A brief as it comes out of a filled template: its text so far, and what it builds on. */
export interface FilledBrief {
  body: string;
  /** Addresses of the template, and of whatever a kept piece came from. */
  buildsOn: string[];
}

const MAX_PIECES = 500;

/** Puts the pieces that were kept below the headings of their sections. */
export function parseFilledBrief(form: Form): FilledBrief {
  const kept = form.list('piece').slice(0, MAX_PIECES);
  const lines = form.list('line').slice(0, MAX_PIECES);
  const body = lines
    .flatMap((line, i) => [
      line,
      ...kept
        .filter((name) => name.split('.')[0] === String(i))
        .map((name) => form.text(`text-${name}`)),
    ])
    .filter((text) => text.trim() !== '')
    .join('\n\n');
  const origins = kept.map((name) => form.text(`from-${name}`));
  const all = [`/entries/${form.text('template')}`, ...origins, ...form.list('source')];
  return { body: body === '' ? '' : `${body}\n`, buildsOn: dropRepeated(all) };
}

/** Each work once, whether it is named with its slug or without. */
function dropRepeated(addresses: readonly string[]): string[] {
  const works = new Map<string, string>();
  for (const address of addresses.filter((one) => one !== '')) {
    const work = /^\/entries\/[^/]+/.exec(address)?.[0] ?? address;
    if (!works.has(work)) works.set(work, address);
  }
  return [...works.values()];
}
