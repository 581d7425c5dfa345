/** Whoever comes for the first time gets the time zone of their browser; they may change it later. */
export function fillTimeZone(): void {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  for (const field of document.querySelectorAll<HTMLInputElement>('input[data-own-zone]')) {
    field.value = timeZone;
  }
}
