import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

/**
 * The page reads by schemas and writes none: zod's writer of JSON Schema, 7 KB of every page, stays out. Whoever calls it in the page is
 * told so.
 */
const withoutJsonSchema: Plugin = {
  name: 'without-json-schema',
  transform(code, id) {
    if (!/\/zod\/v4\/core\/(to-json-schema|json-schema-processors)\.js$/.test(id)) return undefined;
    const names = [...code.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => name);
    return [
      "const absent = () => { throw new Error('the page writes no JSON Schema'); };",
      ...names.map((name) => `export const ${name} = absent;`),
    ].join('\n');
  },
};

// `node build.ts FOLDER`: the page's files in a folder.
await build({
  configFile: false,
  root: fileURLToPath(new URL('../page/', import.meta.url)),
  base: '/workbench/',
  logLevel: 'error',
  mode: 'production',
  plugins: [withoutJsonSchema],
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
