import { SingleBar } from 'cli-progress';

/** A bar on standard error from 0 to 1; nothing moves where nobody watches. */
export function progressBar(what: string): {
  readonly show: (share: number) => void;
  readonly stop: () => void;
} {
  const bar = new SingleBar({
    format: `${what} {bar} {percentage}%`,
    stream: process.stderr,
    hideCursor: true,
    linewrap: false,
  });
  bar.start(1000, 0);
  return { show: (share) => bar.update(Math.min(1000, Math.round(share * 1000))), stop: () => bar.stop() };
}
