let installed: Promise<void> | undefined;

/** Waits until the system's packages are there: our input is what their installation says. */
export function packagesInstalled(): Promise<void> {
  installed ??= new Promise((resolve) => {
    if (process.stdin.isTTY) return resolve();
    process.stdin.on('data', (chunk) => process.stderr.write(chunk));
    process.stdin.on('end', resolve);
  });
  return installed;
}
