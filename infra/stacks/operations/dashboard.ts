import { Duration, type Stack } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, type IWidget, Metric, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { DOORS, type DoorName, everyDoor } from '../../doors.ts';
import type { Office } from '../../office.ts';

/**
 * What an operator looks at first. It knows its metrics by name, so that no service's stack is tied to it: a service
 * can be changed or taken away without touching operations.
 */
export function dashboard(stack: Stack, { naming, branch }: Office): void {
  const metric = (
    namespace: string,
    metricName: string,
    label: string,
    dimensionsMap: Record<string, string>,
    statistic = 'Sum',
  ) => new Metric({ namespace, metricName, label, dimensionsMap, statistic, period: Duration.minutes(5) });

  const queue = (queueName: string, metricName: string, label: string): Metric =>
    metric('AWS/SQS', metricName, label, { QueueName: queueName }, 'Maximum');
  const lambda = (door: DoorName, metricName: string, statistic?: string): Metric =>
    metric('AWS/Lambda', metricName, labelOf(door), { FunctionName: naming.door(door) }, statistic);
  const graph = (title: string, left: Metric[]): IWidget => new GraphWidget({ title, left, width: 12 });

  const workers = everyDoor.filter(({ door }) => door === 'inbox' || door === 'inlet');
  const relays = everyDoor.filter(({ door }) => door === 'relay');
  const withDead = everyDoor.filter(({ door }) => door !== 'api');
  const tables = Object.keys(DOORS);

  new Dashboard(stack, 'Dashboard', {
    dashboardName: naming.of('operations'),
    widgets: [
      [new TextWidget({ markdown: `# Huiyin ${branch.branch} · ${branch.name.zh}`, width: 24, height: 1 })],
      [
        graph(
          'Dead letters (each one is somebody’s work)',
          withDead.map((door) =>
            queue(naming.deadLetters(door), 'ApproximateNumberOfMessagesVisible', labelOf(door)),
          ),
        ),
        graph(
          'Oldest event waiting, seconds',
          workers.map((door) => queue(naming.door(door), 'ApproximateAgeOfOldestMessage', labelOf(door))),
        ),
      ],
      [
        graph(
          'Invocations',
          everyDoor.map((door) => lambda(door, 'Invocations')),
        ),
        graph(
          'Errors',
          everyDoor.map((door) => lambda(door, 'Errors')),
        ),
      ],
      [
        graph(
          'Relays behind, milliseconds',
          relays.map((door) => lambda(door, 'IteratorAge', 'Maximum')),
        ),
        graph(
          'Write units',
          tables.map((service) =>
            metric('AWS/DynamoDB', 'ConsumedWriteCapacityUnits', service, { TableName: naming.of(service) }),
          ),
        ),
      ],
    ],
  });
}

const labelOf = ({ service, door }: DoorName): string => `${service} ${door}`;
