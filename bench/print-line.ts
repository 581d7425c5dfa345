/** One line of the result: what was measured, and what the house promises. */
export function printLine(name: string, value: string, promise: string, kept: boolean): void {
  console.log(`${kept ? '  ok ' : 'FAIL '} ${name.padEnd(44)} ${value.padEnd(34)} ${promise}`);
}
