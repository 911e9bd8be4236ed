import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';

export interface LogFiles {
  write(functionName: string, text: string): void;
  close(): Promise<void>;
}

/** One file per function under `dataDir/logs`; without a folder nothing is kept. */
export function openLogFiles(dataDir: string | undefined): LogFiles {
  const streams = new Map<string, WriteStream>();
  const folder = dataDir === undefined ? undefined : join(dataDir, 'logs');
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  return {
    write(functionName, text) {
      if (folder === undefined) return;
      const name = functionName === '' ? 'local-cloud' : functionName;
      let stream = streams.get(name);
      if (!stream) {
        stream = createWriteStream(join(folder, `${name}.log`), { flags: 'a' });
        streams.set(name, stream);
      }
      stream.write(text);
    },
    async close() {
      await Promise.all(
        [...streams.values()].map((stream) => new Promise<void>((resolve) => stream.end(() => resolve()))),
      );
    },
  };
}
