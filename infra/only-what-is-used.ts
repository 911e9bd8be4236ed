import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';
import { parseSync } from 'oxc-parser';

/**
 * The source with each `const` and `var` of its top level marked as made without effect, so that a bundle may leave it out. Its value is
 * wrapped in a function that is called at once: a mark on `z.strictObject(…)` itself would not reach the calls within.
 */
export function markedPure(file: string, source: string): string {
  const { program } = parseSync(file, source);
  const values = program.body
    .map((statement) => (statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement))
    .filter((statement) => statement?.type === 'VariableDeclaration' && statement.kind !== 'let')
    .flatMap((statement) => (statement?.type === 'VariableDeclaration' ? statement.declarations : []))
    .flatMap(({ id, init }) => (id.type === 'Identifier' && init ? [init] : []))
    .filter(({ type }) => type !== 'ArrowFunctionExpression' && type !== 'Literal');
  return values.reduceRight(
    (text, { start, end }) =>
      `${text.slice(0, start)}/* @__PURE__ */ (() => (${text.slice(start, end)}))()${text.slice(end)}`,
    source,
  );
}

/**
 * Lets every door carry only those contracts that it uses. A bundler cannot know that calls of zod have no effect and would keep
 * each schema of a file of which one is used; that contracts have none, their package's `sideEffects: false` says already.
 */
export const onlyWhatIsUsed: Plugin = {
  name: 'only-what-is-used',
  setup({ onLoad }) {
    onLoad({ filter: /packages[\\/]contracts[\\/]src[\\/][^\\/]+\.ts$/ }, ({ path }) => ({
      contents: markedPure(path, readFileSync(path, 'utf8')),
      loader: 'ts',
    }));
  },
};
