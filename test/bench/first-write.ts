/**
 * One start of a function in a process of its own: prints the milliseconds from before its first import to the answer of its
 * first signed write, and those of them in which a processor worked for it. `door BUNDLE MESSAGE` handles the message, `sdk BUNDLE` writes by the SDK alone, `raw URL` signs one write by
 * hand with what Node brings.
 */
import { createHash, createHmac } from 'node:crypto';

const [what, target = '', message = '{}'] = process.argv.slice(2);
const [beforeMs, worked] = [performance.now(), process.cpuUsage()];
await (what === 'door'
  ? handle(target, message)
  : what === 'sdk'
    ? writeBySdk(target)
    : writeRaw(new URL(target)));
const { user, system } = process.cpuUsage(worked);
process.stdout.write(`${performance.now() - beforeMs} ${(user + system) / 1000}`);
process.exit();

async function handle(bundle: string, body: string): Promise<void> {
  const { handler } = (await import(bundle)) as {
    handler: (event: object, context: object) => Promise<{ batchItemFailures: readonly unknown[] }>;
  };
  const record = { messageId: 'm-1', body, attributes: { ApproximateReceiveCount: '1' } };
  const { batchItemFailures } = await handler({ Records: [record] }, { awsRequestId: 'r-1' });
  if (batchItemFailures.length > 0) throw new Error('The door did not take its message');
}

async function writeBySdk(bundle: string): Promise<void> {
  const { write } = (await import(bundle)) as typeof import('./sdk-alone.ts');
  await write();
}

/** Signature version 4, as AWS documents it for one request with a body. */
async function writeRaw(url: URL): Promise<void> {
  const { request } = await import('node:https');
  const body = JSON.stringify({ TableName: 'table', Item: { pk: { S: 'T#1' }, sk: { S: 'T' } } });
  const at = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const scope = `${at.slice(0, 8)}/cn-north-1/dynamodb/aws4_request`;
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  const mac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  const named = `host:${url.host}\nx-amz-date:${at}\nx-amz-target:DynamoDB_20120810.PutItem\n`;
  const signed = 'host;x-amz-date;x-amz-target';
  const text = `AWS4-HMAC-SHA256\n${at}\n${scope}\n${hash(`POST\n/\n\n${named}\n${signed}\n${hash(body)}`)}`;
  const key = scope.split('/').reduce<string | Buffer>(mac, 'AWS4local');
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-date': at,
    'x-amz-target': 'DynamoDB_20120810.PutItem',
    authorization: `AWS4-HMAC-SHA256 Credential=local/${scope}, SignedHeaders=${signed}, Signature=${mac(key, text).toString('hex')}`,
  };
  await new Promise<void>((resolve, reject) => {
    request(url, { method: 'POST', headers }, (answer) => answer.resume().on('end', resolve))
      .on('error', reject)
      .end(body);
  });
}
