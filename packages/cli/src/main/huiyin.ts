#!/usr/bin/env node
import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from '@huiyin/kernel';
import { sentenceOf } from '../mistakes/sentence-of.ts';
import { huiyin } from '../program.ts';

// Package runners hand over their own `--` before an operator's words.
const words = process.argv.filter((word, index) => !(word === '--' && index === 2));
const language = words.includes('--english') ? 'en' : 'zh';

/** Did the command come to its end? */
let isOver = false;

// Whoever reads the answer has seen enough (`| head`): no mistake of anybody's.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    isOver = true;
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

const say = (error: unknown): void => {
  const { lines, exitCode } = sentenceOf(error, language);
  for (const line of lines) process.stderr.write(`${line}\n`);
  if (process.env['HUIYIN_TRACE'] === '1' && error instanceof Error)
    process.stderr.write(`${error.stack ?? ''}\n`);
  process.exitCode = exitCode;
};

// A question whose input has ended is never answered: nothing is left to wait for.
process.once('exit', () => {
  if (!isOver) say(new Fault('input-ended', 'the input has ended: run this in a terminal'));
});

async function run(): Promise<void> {
  try {
    // An empty word is a variable that was not set, and would ask for a list in place of one thing.
    if (words.includes('')) throw new Fault('word-empty', 'a word of the command is empty');
    await program.parseAsync(words);
  } catch (error) {
    say(error);
  } finally {
    isOver = true;
  }
}
void run();
