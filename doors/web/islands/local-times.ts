const dateFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' });
const utcSuffix = / UTC$/;

/**
 * Signed out, times come in UTC. They are said in the reader's own zone, in the same words, and
 * keep the original for whoever points at them.
 */
export function showLocalTimes(within: ParentNode): void {
  if (!document.body.hasAttribute('data-visitor')) return;
  for (const time of within.querySelectorAll('time')) {
    const said = time.textContent ?? '';
    const at = new Date(time.dateTime);
    if (!utcSuffix.test(said) || Number.isNaN(at.getTime())) continue;
    time.title = said;
    time.textContent = formatLocal(at);
  }
}

function formatLocal(at: Date): string {
  const parts = dateFormat.formatToParts(at);
  const literal = (part: Intl.DateTimeFormatPart) =>
    part.type === 'literal' && / at |, /.test(part.value);
  return parts.map((part) => (literal(part) ? ', ' : part.value)).join('');
}
