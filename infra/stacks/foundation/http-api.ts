import { CfnOutput, Duration, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpStage,
  type IHttpRouteAuthorizer,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { alarm } from '../../constructs/alarm.ts';
import type { GuardedOffice } from '../../office.ts';
import type { Identity } from './identity.ts';

/** The branch's API, to which every service adds its routes; each asks for a token of this branch. */
export interface OfficeApi {
  readonly httpApi: HttpApi;
  readonly authorizer: IHttpRouteAuthorizer;
}

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

export function httpApi(stack: Stack, office: GuardedOffice, identity: Identity): OfficeApi {
  const { names, branch } = office;
  const api = new HttpApi(stack, 'Api', {
    apiName: names.api,
    description: `Huiyin ${branch.branch}`,
    createDefaultStage: false,
  });
  const log = new LogGroup(stack, 'AccessLog', {
    logGroupName: names.accessLog,
    retention: RetentionDays.THIRTEEN_MONTHS,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const stage = new HttpStage(stack, 'Stage', {
    httpApi: api,
    stageName: '$default',
    autoDeploy: true,
    // Five hundred orders fit in one request.
    throttle: { rateLimit: branch.limits.requestsPerSecond, burstLimit: 2 * branch.limits.requestsPerSecond },
    accessLogSettings: { destination: new LogGroupLogDestination(log), format: accessLog },
  });
  alarm(stack, office, {
    id: 'api-faults',
    metric: api.metricServerError({ period: Duration.minutes(5), statistic: 'Sum' }),
    at: 5,
    meaning: 'Agents, officers or upstream systems are told that something went wrong on our side.',
    runbook: 'apiFaults',
  });
  alarm(stack, office, {
    id: 'api-refusals',
    metric: api.metricClientError({ period: Duration.minutes(5), statistic: 'Sum' }),
    at: 100,
    periods: 3,
    meaning:
      'Somebody calls the API again and again and is refused: a wrong token, a wrong body, or too many calls.',
    runbook: 'apiRefusals',
  });
  new CfnOutput(stack, 'ApiUrl', { value: stage.url, description: 'Where people and upstream systems call' });
  return {
    httpApi: api,
    authorizer: new HttpJwtAuthorizer('Token', identity.issuer, { jwtAudience: [...identity.audience] }),
  };
}
