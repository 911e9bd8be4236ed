#!/usr/bin/env node
import { setTimeout as pause } from 'node:timers/promises';
import { ApiRefusal } from '@huiyin/client';
import { Fault } from '@huiyin/kernel';
import { huiyin } from '../program.ts';

const program = huiyin({
  fetch: globalThis.fetch,
  pause: (delayMs) => pause(delayMs),
  print: (line) => process.stdout.write(`${line}\n`),
  remark: (line) => process.stderr.write(`${line}\n`),
  now: () => new Date(),
  environment: process.env,
});

try {
  // Package runners hand over their own `--` before an operator's words.
  await program.parseAsync(process.argv.filter((word, index) => !(word === '--' && index === 2)));
} catch (error) {
  if (error instanceof ApiRefusal) {
    process.stderr.write(`${error.message}\n`);
    for (const { path, rule } of error.issues) process.stderr.write(`  ${path}: ${rule}\n`);
  } else if (error instanceof Fault) process.stderr.write(`${error.message}\n`);
  else if (error instanceof Error && error.name === 'ExitPromptError') process.stderr.write('\n');
  else throw error;
  process.exitCode = 1;
}
