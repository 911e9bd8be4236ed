import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { leavingOut } from '@huiyin/infra/leaving-out';
import { build } from 'esbuild';
import { afterAll, describe, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'huiyin-leaving-out-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Asks a table as a bundled function does, and gives the fault with which the service answers so. */
interface Asked {
  faultOf(status: number, body: object): Promise<{ readonly fault: unknown; readonly calls: number }>;
  readonly ConditionalCheckFailedException: new (...args: never[]) => Error;
}

const source = `
import { ConditionalCheckFailedException, DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
export { ConditionalCheckFailedException };
export async function faultOf(status, body) {
  let calls = 0;
  const handle = async () => {
    calls += 1;
    return { response: { statusCode: status, headers: {}, body: new TextEncoder().encode(JSON.stringify(body)) } };
  };
  const client = new DynamoDBClient({
    region: 'cn-north-1',
    maxAttempts: 2,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    streamCollector: async (bytes) => bytes,
    requestHandler: { handle, metadata: {}, destroy() {} },
  });
  const command = new GetItemCommand({ TableName: 't', Key: { pk: { S: 'k' } } });
  const fault = await client.send(command).then(() => undefined, (fault) => fault);
  return { fault, calls };
}`;

const file = join(folder, 'asked.mjs');
await build({
  stdin: { contents: source, resolveDir: import.meta.dirname },
  outfile: file,
  bundle: true,
  format: 'esm',
  platform: 'node',
  mainFields: ['module', 'main'],
  logLevel: 'error',
  banner: {
    js: "import { createRequire as createRequireOfThisBundle } from 'node:module'; const require = createRequireOfThisBundle(import.meta.url);",
  },
  plugins: [leavingOut],
});
const asked = (await import(pathToFileURL(file).href)) as Asked;
const shape = (name: string): string => `com.amazonaws.dynamodb.v20120810#${name}`;

describe('a bundled client whose other errors are left out', () => {
  test('tells the failed condition by its class, with the item that was there', async () => {
    const { fault } = await asked.faultOf(400, {
      __type: shape('ConditionalCheckFailedException'),
      message: 'The conditional request failed',
      Item: { pk: { S: 'k' } },
    });
    expect(fault).toBeInstanceOf(asked.ConditionalCheckFailedException);
    expect(fault).toMatchObject({ Item: { pk: { S: 'k' } } });
  });

  test('gives any other fault its name, message and status', async () => {
    const { fault, calls } = await asked.faultOf(400, {
      __type: shape('ResourceNotFoundException'),
      message: 'no such table',
    });
    expect(fault).toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'no such table',
      $fault: 'client',
      $metadata: { httpStatusCode: 400 },
    });
    expect(calls).toBe(1);
  });

  test.each([
    [400, 'ProvisionedThroughputExceededException'],
    [400, 'RequestLimitExceeded'],
    [400, 'ThrottlingException'],
    [500, 'InternalServerError'],
  ])('asks again after %i %s', async (status, name) => {
    const { fault, calls } = await asked.faultOf(status, { __type: shape(name), message: 'later' });
    expect(fault).toMatchObject({ name });
    expect(calls).toBe(2);
  });
});
