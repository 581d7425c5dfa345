/** Happenings that change who is here, or where they belong. */
export const membershipEvents: ReadonlySet<string> = new Set([
  'personAdded',
  'personChanged',
  'personLeft',
  'personReturned',
  'unitChanged',
  'unitRemoved',
]);
