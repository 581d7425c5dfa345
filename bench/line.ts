/** One line of the result: what was measured, and what the house promises. */
export function line(name: string, value: string, promise: string, kept: boolean): void {
  console.log(`${kept ? '  ok ' : ' LOW '} ${name.padEnd(44)} ${value.padEnd(34)} ${promise}`);
}
