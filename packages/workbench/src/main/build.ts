import { fileURLToPath } from 'node:url';
import { build } from 'vite';

// `node build.ts FOLDER`: the page's files in a folder.
await build({
  configFile: false,
  root: fileURLToPath(new URL('../page/', import.meta.url)),
  base: '/workbench/',
  logLevel: 'error',
  mode: 'production',
  // Whoever builds may be a test; what is built is never a library's form for developers.
  define: { 'process.env.NODE_ENV': '"production"' },
  oxc: { jsx: { runtime: 'automatic', development: false } },
  build: {
    outDir: process.argv[2] ?? 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // Nothing is written into the page itself: its policy lets nothing of that kind run.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // Which file needs which, for the test of how much comes first.
    manifest: 'manifest.json',
  },
});
