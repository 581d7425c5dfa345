/** `2 March 2026, 09:14`; where the reader's zone is not known, UTC. */
export function formatMailTime(at: Date, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone,
  });
  return `${format.format(at).replace(' at ', ', ')}${timeZone === 'UTC' ? ' UTC' : ''}`;
}
