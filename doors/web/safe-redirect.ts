/** Paths of this workplace only: an address elsewhere would make a form a way to mislead people. */
export function toSafePath(next: string): string {
  return /^\/(?![/\\])[^\s\p{Cc}\\]*$/u.test(next) ? next : '/';
}
