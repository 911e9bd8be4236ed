import { CfnOutput, Duration, type Stack } from 'aws-cdk-lib';
import { EventBus, Match } from 'aws-cdk-lib/aws-events';
import type { CloudResource } from '../../constructs/cloud-resources.ts';
import type { Office } from '../../office.ts';

export interface Buses {
  /** Where upstream systems put finished work orders, in clear: no archive. */
  readonly inlet: EventBus;
  readonly main: EventBus;
  readonly mainPart: CloudResource;
}

export function buses(stack: Stack, { names }: Office): Buses {
  const inlet = new EventBus(stack, 'Inlet', {
    eventBusName: names.inletBus,
    description: 'Finished work orders from upstream systems; the only place with personal data in clear',
  });
  const main = new EventBus(stack, 'Main', {
    eventBusName: names.mainBus,
    description: 'What the services tell each other; personal data is sealed',
  });
  // As long as a table can be taken back: replays come from the tables, and what is forgotten must go from here too.
  main.archive('Archive', {
    description: 'Every event of the services',
    eventPattern: { source: Match.prefix('huiyin.') },
    retention: Duration.days(35),
  });
  new CfnOutput(stack, 'InletBusName', { value: inlet.eventBusName });
  new CfnOutput(stack, 'MainBusName', { value: main.eventBusName });
  return { inlet, main, mainPart: { name: main.eventBusName, arns: [main.eventBusArn] } };
}
