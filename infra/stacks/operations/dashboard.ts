import type { ServiceDoor } from '@huiyin/surface';
import { Duration, type Stack } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, type IWidget, Metric, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { Office } from '../../office.ts';

/**
 * What an operator looks at first. It knows its metrics by name, so that no service's stack is tied to it: a service
 * can be changed or taken away without touching operations.
 */
export function dashboard(stack: Stack, { names, branch }: Office, doors: readonly ServiceDoor[]): void {
  const metric = (
    namespace: string,
    metricName: string,
    label: string,
    dimensionsMap: Record<string, string>,
    statistic = 'Sum',
  ) => new Metric({ namespace, metricName, label, dimensionsMap, statistic, period: Duration.minutes(5) });

  const queue = (queueName: string, metricName: string, label: string): Metric =>
    metric('AWS/SQS', metricName, label, { QueueName: queueName }, 'Maximum');
  const lambda = (door: ServiceDoor, metricName: string, statistic?: string): Metric =>
    metric(
      'AWS/Lambda',
      metricName,
      labelOf(door),
      { FunctionName: names.function(door.service, door.name) },
      statistic,
    );
  const graph = (title: string, left: Metric[]): IWidget => new GraphWidget({ title, left, width: 12 });

  const workers = doors.filter(({ door }) => door.kind === 'queue');
  const relays = doors.filter(({ door }) => door.kind === 'relay');
  const withDead = doors.filter(({ door }) => door.kind !== 'api');
  const services = [...new Set(doors.map(({ service }) => service))];

  new Dashboard(stack, 'Dashboard', {
    dashboardName: names.dashboard,
    widgets: [
      [new TextWidget({ markdown: `# Huiyin ${branch.branch} · ${branch.name.zh}`, width: 24, height: 1 })],
      [
        graph(
          'Dead letters (each one is somebody’s work)',
          withDead.map((door) =>
            queue(
              names.deadLetters(door.service, door.name),
              'ApproximateNumberOfMessagesVisible',
              labelOf(door),
            ),
          ),
        ),
        graph(
          'Oldest event waiting, seconds',
          workers.map((door) =>
            queue(names.queue(door.service, door.name), 'ApproximateAgeOfOldestMessage', labelOf(door)),
          ),
        ),
      ],
      [
        graph(
          'Invocations',
          doors.map((door) => lambda(door, 'Invocations')),
        ),
        graph(
          'Errors',
          doors.map((door) => lambda(door, 'Errors')),
        ),
      ],
      [
        graph(
          'Relays behind, milliseconds',
          relays.map((door) => lambda(door, 'IteratorAge', 'Maximum')),
        ),
        graph(
          'Write units',
          services.map((service) =>
            metric('AWS/DynamoDB', 'ConsumedWriteCapacityUnits', service, {
              TableName: names.table(service),
            }),
          ),
        ),
      ],
    ],
  });
}

const labelOf = ({ service, name }: ServiceDoor): string => `${service} ${name}`;
