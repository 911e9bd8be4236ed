import { ROUTES } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import { CfnOutput, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { CfnStage, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { type Office, officeStack } from '../../office.ts';
import type { OfficeApi } from '../foundation/http-api.ts';
import { PAGE_ROUTES } from '../workbench/workbench.ts';

/** Who asked for which route and what became of it; no path, query, address or body, for those may tell of a customer. */
const accessLog = AccessLogFormat.custom(
  JSON.stringify({
    at: '$context.requestTimeEpoch',
    requestId: '$context.requestId',
    route: '$context.routeKey',
    status: '$context.status',
    milliseconds: '$context.responseLatency',
    bytes: '$context.responseLength',
    caller: '$context.authorizer.claims.username',
    client: '$context.authorizer.claims.client_id',
    refusal: '$context.authorizer.error',
  }),
);

/**
 * What callers reach: the API's one stage, with a limit for each route. It comes last, since a stage that limits a route which is not
 * there yet cannot be made, and the routes come with their services.
 */
export function front(
  office: Office,
  { httpApi }: OfficeApi,
  { services: serviceStacks, page }: { readonly services: readonly Stack[]; readonly page: Stack },
): void {
  const { names, branch } = office;
  const stack = officeStack(office, 'front', 'what callers reach, and how often');
  for (const each of [...serviceStacks, page]) stack.addStackDependency(each);
  const log = new LogGroup(stack, 'AccessLog', {
    logGroupName: names.accessLog,
    retention: RetentionDays.THIRTEEN_MONTHS,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const most = branch.limits.callsPerSecond;
  const stage = new HttpStage(stack, 'Stage', {
    httpApi,
    stageName: '$default',
    autoDeploy: true,
    throttle: { rateLimit: most, burstLimit: 2 * most },
    accessLogSettings: { destination: new LogGroupLogDestination(log), format: accessLog },
  });
  const services = new Set(serviceStacks.map(({ stackName }) => stackName));
  const { defaultChild } = stage.node;
  if (!(defaultChild instanceof CfnStage)) throw new Fault('no-stage', 'A stage without its resource');
  defaultChild.routeSettings = Object.fromEntries(
    [
      ...Object.entries(ROUTES).filter(([, { service }]) => services.has(names.stack(service))),
      ...Object.entries(PAGE_ROUTES),
    ].map(([route, { callsPerSecond }]) => [route, limitOf(Math.min(callsPerSecond, most))]),
  );
  new CfnOutput(stack, 'ApiUrl', { value: stage.url, description: 'Where people and upstream systems call' });
}

/** As the resource has it; CDK passes it on as it is. */
const limitOf = (callsPerSecond: number) => ({
  ThrottlingRateLimit: callsPerSecond,
  ThrottlingBurstLimit: 2 * callsPerSecond,
});
