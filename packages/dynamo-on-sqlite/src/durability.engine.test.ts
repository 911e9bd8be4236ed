import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { createDynamoEngine } from './index.ts';
import { ORDERS } from './orders-table.double.ts';

const WRITER = `
import { createDynamoEngine } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)};
const engine = createDynamoEngine({ file: process.argv[1], now: () => 0 });
engine.handle('CreateTable', ${JSON.stringify(ORDERS)});
for (let i = 1; ; i += 1) {
  engine.handle('PutItem', { TableName: 'orders', Item: { pk: { S: 'o' }, sk: { S: String(i) } } });
  process.stdout.write(i + '\\n');
}`;

it('keeps every answered write, each with its stream record, when the process is killed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-dynamodb-'));
  const file = join(folder, 'tables.db');
  const writer = spawn(process.execPath, ['--input-type=module', '--eval', WRITER, file]);
  let answered = 0;
  for await (const line of createInterface({ input: writer.stdout })) {
    answered = Number(line);
    if (answered >= 500) writer.kill('SIGKILL');
  }
  if (writer.exitCode === null && writer.signalCode === null) await once(writer, 'exit');
  const engine = createDynamoEngine({ file, now: () => 0 });
  const sequences = engine.readStream('orders', null, 1_000_000).map(({ sequence }) => Number(sequence));
  const { body } = engine.handle('Scan', { TableName: 'orders', Select: 'COUNT' });
  expect(body).toMatchObject({ Count: sequences.length });
  expect(sequences.length).toBeGreaterThanOrEqual(answered);
  expect(sequences).toEqual(sequences.map((_, index) => index + 1));
  engine.close();
  rmSync(folder, { recursive: true });
});
