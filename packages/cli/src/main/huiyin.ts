#!/usr/bin/env node
import { setTimeout as pause } from 'node:timers/promises';
import { sentenceOf } from '../mistakes/sentence-of.ts';
import { huiyin } from '../program.ts';

// Package runners hand over their own `--` before an operator's words.
const words = process.argv.filter((word, index) => !(word === '--' && index === 2));
const language = words.includes('--english') ? 'en' : 'zh';

// Whoever reads the answer has seen enough (`| head`): no mistake of anybody's.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });

const program = huiyin(
  {
    fetch: globalThis.fetch,
    pause: (delayMs) => pause(delayMs),
    print: (line) => process.stdout.write(`${line}\n`),
    remark: (line) => process.stderr.write(`${line}\n`),
    now: () => new Date(),
    isTerminal: process.stdin.isTTY === true,
    environment: process.env,
  },
  language,
);

try {
  await program.parseAsync(words);
} catch (error) {
  const { lines, exitCode } = sentenceOf(error, language);
  for (const line of lines) process.stderr.write(`${line}\n`);
  if (process.env['HUIYIN_TRACE'] === '1' && error instanceof Error)
    process.stderr.write(`${error.stack ?? ''}\n`);
  process.exitCode = exitCode;
}
