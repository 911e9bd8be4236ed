import { readRows } from '@huiyin/files';

// A process of its own, so that its memory is the reading's alone.
const [file = ''] = process.argv.slice(2);
const before = performance.now();
let rows = 0;
for await (const _ of readRows({ file, columns: [['工单号']] })) rows += 1;
const seconds = (performance.now() - before) / 1000;
const { maxRSS } = process.resourceUsage();
process.stdout.write(
  `${JSON.stringify({
    rows,
    seconds: Math.round(seconds * 10) / 10,
    rowsPerSecond: Math.round(rows / seconds),
    peakMegabytes: Math.round(maxRSS / 1024),
  })}\n`,
);
