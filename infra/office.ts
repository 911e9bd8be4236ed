import type { BranchConfiguration } from '@huiyin/contracts';
import type { BranchNames, Urgency } from '@huiyin/surface';
import type { App } from 'aws-cdk-lib';
import { Stack } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Bundle } from './bundle.ts';

/** What every stack of one branch office is made from. */
export interface Office {
  readonly app: App;
  readonly branch: BranchConfiguration;
  readonly names: BranchNames;
  readonly bundle: Bundle;
}

/** An office whose alarms reach somebody. */
export interface GuardedOffice extends Office {
  readonly alarmTopics: Readonly<Record<Urgency, ITopic>>;
}

/** `huiyin-<branch>-<part>`; without a configured account the template deploys into whichever account one is in. */
export function officeStack({ app, branch, names }: Office, part: string, description: string): Stack {
  const { account, region } = branch;
  const name = names.stack(part);
  return new Stack(app, name, {
    stackName: name,
    description: `Huiyin ${branch.branch}: ${description}`,
    env: { region, ...(account !== undefined && { account }) },
    terminationProtection: true,
    tags: { product: 'huiyin', branch: branch.branch },
  });
}
