import { SingleBar } from 'cli-progress';
import type { Session } from '../session.ts';
import type { ImportTally } from './import-orders.ts';

/** A line of progress comes this often where no bar can be drawn. */
const LINE_EVERY_MS = 5_000;

/** A bar on a terminal; elsewhere a remark every few seconds, so that a long import shows that it lives. */
export function showProgress({ world, text }: Session): {
  readonly show: (read: number, total: number, tally: Readonly<ImportTally>) => void;
  readonly stop: () => void;
} {
  const lineOf = ({ recorded, duplicates, rejected, skipped }: Readonly<ImportTally>) =>
    text(
      `已登记 ${recorded} · 重复 ${duplicates} · 拒收 ${rejected} · 跳过 ${skipped}`,
      `${recorded} recorded · ${duplicates} duplicates · ${rejected} rejected · ${skipped} skipped`,
    );
  const percentOf = (read: number, total: number) => Math.floor((read / total) * 100);
  if (!world.isTerminal) {
    let last = world.now().getTime();
    return {
      show: (read, total, tally) => {
        const now = world.now().getTime();
        if (now - last < LINE_EVERY_MS) return;
        last = now;
        // How much of a workbook was read, nobody knows.
        world.remark(total > 0 ? `${percentOf(read, total)}% · ${lineOf(tally)}` : lineOf(tally));
      },
      stop: () => {},
    };
  }
  const bar = new SingleBar({
    format: '{bar} {percentage}% · {line}',
    stream: process.stderr,
    hideCursor: true,
  });
  bar.start(1, 0, { line: '' });
  return {
    show: (read, total, tally) => {
      if (total > 0) bar.setTotal(total);
      bar.update(read, { line: lineOf(tally) });
    },
    stop: () => bar.stop(),
  };
}
