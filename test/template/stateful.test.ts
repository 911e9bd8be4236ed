import { knownBranches, loadBranch } from '@huiyin/infra/branch';
import { expect, test, vi } from 'vitest';
import { templateOf } from './office-template.ts';
import { physicalNameOf } from './spell-out.ts';

// Whole assemblies.
vi.setConfig({ testTimeout: 60_000 });

/** What would lose its content if CloudFormation made it anew, which it does under another logical id or name. */
const STATEFUL = [
  'AWS::DynamoDB::Table',
  'AWS::KMS::Key',
  'AWS::KMS::Alias',
  'AWS::Cognito::UserPool',
  'AWS::Events::EventBus',
  'AWS::Events::Archive',
  'AWS::Logs::LogGroup',
  'AWS::SQS::Queue',
  'AWS::S3::Bucket',
];

test.each(knownBranches())(
  'what holds state in %s has the ids and names of stateful/, which move only when somebody means it (--update)',
  async (name) => {
    const office = templateOf(loadBranch(name));
    const lines = office.resources
      .filter(({ type }) => STATEFUL.includes(type))
      .map((resource) => `${resource.stack} ${resource.id} ${physicalNameOf(resource)}`)
      .sort();
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`stateful/${name}.txt`);
  },
);
