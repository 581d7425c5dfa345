/** Goes with an editing form that somebody came to from a flag. */
export function SettledFlagField({ flag }: { flag?: string | undefined }) {
  return flag ? <input type="hidden" name="settles" value={flag} /> : null;
}
