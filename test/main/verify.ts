/** Every check and every test, one closing line. `npm test` is this file. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { CHECKS, root } from './checks.ts';

const assertion = z.object({ title: z.string(), fullName: z.string(), status: z.string() });
const report = z.object({
  success: z.boolean(),
  testResults: z.array(
    z.object({ name: z.string(), status: z.string(), assertionResults: z.array(assertion) }),
  ),
});

/** A test may be left out only when its own title says why, e.g. "… skipped: no Java found". */
const saysWhy = (title: string): boolean => /skipped: \S/.test(title);

function run(command: string, args: readonly string[]): boolean {
  console.log(`\n▶ ${command} ${args.join(' ')}`);
  return spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status === 0;
}

let passed = 0;
const failures: string[] = [];
const skipped: string[] = [];

for (const { name, command, args } of CHECKS) {
  if (run(command, args)) passed += 1;
  else failures.push(`check: ${name}`);
}

const folder = mkdtempSync(join(tmpdir(), 'huiyin-verify-'));
const file = join(folder, 'report.json');
const vitestPassed = run('pnpm', [
  'exec',
  'vitest',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${file}`,
]);
try {
  const { testResults } = report.parse(JSON.parse(readFileSync(file, 'utf8')));
  for (const suite of testResults) {
    if (suite.status === 'failed' && suite.assertionResults.every(({ status }) => status !== 'failed'))
      failures.push(`suite: ${suite.name}`);
    for (const test of suite.assertionResults) {
      if (test.status === 'passed') passed += 1;
      else if (test.status === 'failed') failures.push(test.fullName);
      else if (saysWhy(test.fullName)) skipped.push(test.fullName);
      else failures.push(`left out without a reason: ${test.fullName}`);
    }
  }
} catch (error) {
  failures.push(`no test report: ${error instanceof Error ? error.name : 'unknown'}`);
}
if (!vitestPassed && failures.length === 0) failures.push('the test runner ended with a fault of its own');
rmSync(folder, { recursive: true, force: true });

// Last, because it says nothing where tests fail.
if (run('node', ['test/main/mutation.ts', '--check'])) passed += 1;
else failures.push('check: mutation');

console.log('');
for (const name of skipped) console.log(`⚠ ${name}`);
for (const name of failures) console.log(`✗ ${name}`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length === 0 && passed > 0 ? 0 : 1;
