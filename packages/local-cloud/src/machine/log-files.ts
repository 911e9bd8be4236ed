import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';

export interface LogFiles {
  write(functionName: string, text: string): void;
  close(): Promise<void>;
}

/** One file per function under `dataDir/logs`; without a folder nothing is kept. A line that finds no room is lost, nothing else is. */
export function openLogFiles(dataDir: string | undefined): LogFiles {
  const streams = new Map<string, WriteStream>();
  const folder = dataDir === undefined ? undefined : join(dataDir, 'logs');
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  const open = (folderOfLogs: string, name: string): WriteStream => {
    const stream = createWriteStream(join(folderOfLogs, `${name}.log`), { flags: 'a' });
    streams.set(name, stream);
    // The next line opens the file anew.
    stream.on('error', () => void (streams.get(name) === stream && streams.delete(name)));
    return stream;
  };
  return {
    write(functionName, text) {
      if (folder === undefined) return;
      const name = functionName === '' ? 'local-cloud' : functionName;
      (streams.get(name) ?? open(folder, name)).write(text);
    },
    async close() {
      await Promise.all(
        [...streams.values()].map((stream) => new Promise<void>((resolve) => stream.end(() => resolve()))),
      );
    },
  };
}
