import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type * as z from 'zod';
import type { DoorName } from '../doors.ts';
import type { Office } from '../office.ts';
import type { Binding, Bindings } from './binding.ts';

export interface DoorProps<Environment extends z.ZodType> extends DoorName {
  readonly environment: Bindings<Environment>;
}

interface Limits {
  readonly timeout: Duration;
  readonly memoryMegabytes: number;
}

/**
 * One function with its own role and log. Its environment and its permissions come from the same bindings, so neither
 * can be there without the other. Who opened an envelope is in the log, which is why it is kept for thirteen months.
 */
export function doorFunction<Environment extends z.ZodType>(
  scope: Construct,
  { naming, bundle }: Office,
  props: DoorProps<Environment>,
  { timeout, memoryMegabytes }: Limits,
): LambdaFunction {
  const role = new Role(scope, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  const logGroup = new LogGroup(scope, 'Log', {
    logGroupName: naming.logs(props),
    retention: RetentionDays.THIRTEEN_MONTHS,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  logGroup.grantWrite(role);
  const bindings = Object.entries<Binding>(props.environment);
  for (const [, { statements }] of bindings) for (const statement of statements) role.addToPolicy(statement);
  return new LambdaFunction(scope, 'Function', {
    functionName: naming.door(props),
    description: `Huiyin ${props.service}: ${props.door}`,
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    handler: 'index.handler',
    code: Code.fromAsset(bundle.folderOf(props)),
    role,
    logGroup,
    timeout,
    memorySize: memoryMegabytes,
    environment: Object.fromEntries(bindings.map(([name, { value }]) => [name, value])),
  });
}
