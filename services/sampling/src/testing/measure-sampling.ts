import { hash } from 'node:crypto';
import { drawer, isSampled } from '@huiyin/draw';

// `npm run bench -- sampling`: drawing and deciding an order, against hashing its id once, in turns in one run.
const ids = Array.from({ length: Number(process.argv[2] ?? 1_200_000) }, (_, index) => `WO-2026-${index}`);
const draw = drawer(Buffer.alloc(32, 7));

function secondsOf(each: (id: string) => unknown): number {
  const before = process.cpuUsage().user;
  for (const id of ids) each(id);
  return (process.cpuUsage().user - before) / 1e6;
}

let sampled = 0;
const decide = (id: string): void => {
  if (isSampled(draw(id), 0.15)) sampled += 1;
};
const hashing: number[] = [];
const deciding: number[] = [];
for (let turn = 0; turn < 3; turn += 1) {
  hashing.push(secondsOf((id) => hash('sha256', id)));
  sampled = 0;
  deciding.push(secondsOf(decide));
}
const [hashSeconds, decideSeconds] = [Math.min(...hashing), Math.min(...deciding)];
process.stdout.write(
  `${JSON.stringify({ ids: ids.length, sampled, hashSeconds, decideSeconds, ratio: Math.round((decideSeconds / hashSeconds) * 100) / 100 })}\n`,
);
