import { grantsOf, linesCountedBy, resourcesOf, type ServiceDoor, VARIABLES } from '@huiyin/surface';
import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Office } from '../office.ts';
import { type CloudResources, resourceIn, statementOf } from './cloud-resources.ts';

interface Limits {
  readonly timeout: Duration;
  readonly memoryMegabytes: number;
  /** Invocations at once: reserved for this function, and no more than that. */
  readonly atOnce: number;
}

/**
 * One function with its own role and log. Its environment and its permissions are those that follow from its surface, and
 * no others. Who opened an envelope is in the log, which is why it is kept for thirteen months.
 */
export function doorFunction(
  scope: Construct,
  { branch, names, bundle }: Office,
  { service, name, door }: ServiceDoor,
  given: CloudResources,
  { timeout, memoryMegabytes, atOnce }: Limits,
): LambdaFunction {
  const role = new Role(scope, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  const logGroup = new LogGroup(scope, 'Log', {
    logGroupName: names.log(service, name),
    retention: RetentionDays.THIRTEEN_MONTHS,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  for (const line of linesCountedBy(door))
    logGroup.addMetricFilter(line, {
      filterPattern: FilterPattern.stringValue('$.what', '=', line),
      metricNamespace: names.metrics,
      metricName: names.lineMetric(service, line),
    });
  const resources: CloudResources = {
    ...given,
    log: { name: logGroup.logGroupName, arns: [logGroup.logGroupArn] },
  };
  for (const grant of grantsOf(door, branch)) role.addToPolicy(statementOf(grant, resources));
  return new LambdaFunction(scope, 'Function', {
    functionName: names.function(service, name),
    description: `Huiyin ${service}: ${name}`,
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    handler: 'index.handler',
    code: Code.fromAsset(bundle.folderOf(service, name)),
    role,
    logGroup,
    timeout,
    memorySize: memoryMegabytes,
    ...(branch.limits.reserveConcurrency && { reservedConcurrentExecutions: atOnce }),
    environment: Object.fromEntries(
      resourcesOf(door).map((part) => [VARIABLES[part], resourceIn(resources, part).name]),
    ),
  });
}
