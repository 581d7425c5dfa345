/** The page of ours that a form says to go back to; anywhere else is home. */
export function backFrom(path: string): string {
  // Browsers leave white space out of an address, and take a backslash for a slash.
  return /^\/([^\s/\\][^\s\\]*)?$/.test(path) ? path : '/';
}
