import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SQSClient } from '@aws-sdk/client-sqs';
import { startLocalCloud } from '@huiyin/local-cloud';
import { startFauxqs } from 'fauxqs';

/** The queues of the suite: work with its dead letters, and one that delays. */
export interface Engine {
  client: SQSClient;
  urlOf(name: 'work' | 'dead' | 'late'): string;
  stop(): Promise<void>;
}
const credentials = { accessKeyId: 'desk', secretAccessKey: 'desk' };

/** Writes a cloud assembly of queues alone, by hand. */
function queueAssembly(): string {
  const folder = mkdtempSync(join(tmpdir(), 'queues-'));
  const queue = (QueueName: string, more: object = {}): object => ({
    Type: 'AWS::SQS::Queue',
    Properties: { QueueName, ...more },
  });
  const Resources = {
    Work: queue('work', {
      RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: 2 },
    }),
    Dead: queue('dead'),
    Late: queue('late', { DelaySeconds: 900 }),
  };
  const stack = { type: 'aws:cloudformation:stack', properties: { templateFile: 'queues.json' } };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ artifacts: { queues: stack } }));
  writeFileSync(join(folder, 'queues.json'), JSON.stringify({ Resources }));
  return folder;
}

async function startOwn(): Promise<Engine> {
  const cloud = await startLocalCloud({ assemblies: [queueAssembly()] });
  return {
    client: new SQSClient({ endpoint: cloud.endpoints.sqs, region: cloud.region, credentials }),
    urlOf: (name) => `${cloud.endpoints.sqs}/000000000000/${name}`,
    stop: cloud.stop,
  };
}

async function startLibrary(): Promise<Engine> {
  const server = await startFauxqs({ port: 0, logger: false });
  server.createQueue('dead');
  server.createQueue('late', { attributes: { DelaySeconds: '900' } });
  const deadLetterTargetArn = server.inspectQueue('dead')?.arn;
  server.createQueue('work', {
    attributes: { RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: '2' }) },
  });
  const endpoint = `http://127.0.0.1:${server.port}`;
  return {
    client: new SQSClient({ endpoint, region: 'us-east-1', credentials }),
    urlOf: (name) => `${endpoint}/000000000000/${name}`,
    stop: () => server.stop(),
  };
}

/** Our queues, and a kept emulator of SQS that they are held to. */
export const engines = { 'local-cloud': startOwn, fauxqs: startLibrary } as const;
