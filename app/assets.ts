import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { distDir } from './paths.ts';

/** Vite's list of what it built: source name → file with its content hash. */
type Manifest = Record<string, { file: string; name?: string }>;

/** How pages name what was built: `asset('site.css')` is `/assets/site-3f2a91.css`. */
export async function readAssets(): Promise<(name: string) => string> {
  const text = await readFile(join(distDir, 'public', 'assets.json'), 'utf8');
  const files = new Map<string, string>();
  for (const [source, { file }] of Object.entries(JSON.parse(text) as Manifest)) {
    const ending = /\.[a-z0-9]+$/.exec(file)?.[0] ?? '';
    const name = source
      .split('/')
      .at(-1)!
      .replace(/\.[a-z0-9]+$/, '');
    files.set(`${name}${ending}`, `/${file}`);
  }
  return (name) => {
    const path = files.get(name);
    if (!path) throw new Error(`No built asset named ${name}; run npm run build.`);
    return path;
  };
}
