import { mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { buildSync } from 'esbuild';
import { ExampleStack } from './example-stack.ts';

const functions = join(import.meta.dirname, 'functions');

/** Synthesizes the example into a temporary folder, with bundles as they would be deployed. Returns its cdk.out. */
export function buildExample(names: readonly string[] = ['example']): string {
  const folder = mkdtempSync(join(tmpdir(), 'local-cloud-example-'));
  const bundles = join(folder, 'bundles');
  for (const file of readdirSync(functions)) {
    const name = file.replace('.ts', '');
    mkdirSync(join(bundles, name), { recursive: true });
    buildSync({
      entryPoints: [join(functions, file)],
      outfile: join(bundles, name, 'index.mjs'),
      bundle: true,
      minify: true,
      platform: 'node',
      format: 'esm',
      target: 'node24',
      mainFields: ['module', 'main'],
      banner: {
        js: "import { createRequire as exampleRequire } from 'node:module'; const require = exampleRequire(import.meta.url);",
      },
    });
  }
  const out = join(folder, 'cdk.out');
  const app = new App({ outdir: out, analyticsReporting: false });
  for (const name of names) new ExampleStack(app, name, { bundles });
  app.synth();
  return out;
}
