import { leavingOut } from '@huiyin/infra/leaving-out';
import { markedPure, onlyWhatIsUsed } from '@huiyin/infra/only-what-is-used';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

const bundled = async (contents: string): Promise<string> => {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
    minify: true,
    plugins: [leavingOut, onlyWhatIsUsed],
  });
  return outputFiles.map(({ text }) => text).join('');
};

test.each([
  ['export const a = f(1), b = g(a);', 'f(1), g(a)'],
  ['const a = { x: f(1) }.x;\nexport const b = 2;', '{ x: f(1) }.x'],
])('what %j makes is marked', (source, values) => {
  const marked = markedPure('a.ts', source);
  for (const value of values.split(', ')) expect(marked).toContain(`/* @__PURE__ */ (() => (${value}))()`);
});

test.each([
  'export const f = () => g();',
  'let a = f();',
  'f();',
  'export function f() {}',
  "export const a = 'a';",
])('%j stays as it is', (source) => expect(markedPure('a.ts', source)).toBe(source));

test('a contract comes without the others of its file, and reads as before', async () => {
  const text = await bundled(
    `import { callbackWithdrawn } from '@huiyin/contracts'; export const { data, example } = callbackWithdrawn;`,
  );
  // A name that each of these contracts' examples has, and no other's.
  const carried = ['repair-1', 'policyVersion', 'overdueToday', 'retentionDays', 'customerKey'].filter(
    (word) => text.includes(word),
  );
  expect(carried).toEqual(['repair-1', 'policyVersion']);
  const made: { data: { parse(value: unknown): unknown }; example: object } = await import(
    `data:text/javascript,${encodeURIComponent(text)}`
  );
  expect(made.data.parse(made.example)).toEqual(made.example);
  expect(() => made.data.parse({ ...made.example, more: 1 })).toThrow('more');
  // What zod writes into the programs that it compiles.
  expect(text).not.toContain('newResult');
});
