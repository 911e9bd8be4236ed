import { Duration, type Stack } from 'aws-cdk-lib';
import { HttpApi, type IHttpRouteAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { alarm } from '../../constructs/alarm.ts';
import type { GuardedOffice } from '../../office.ts';
import type { Identity } from './identity.ts';

/** The branch's API, to which every service adds its routes; each asks for a token of this branch. */
export interface OfficeApi {
  readonly httpApi: HttpApi;
  readonly authorizer: IHttpRouteAuthorizer;
  readonly issuer: string;
  readonly signIn: Identity['signIn'];
}

/** The API without anything in it, and its alarms. */
export function openApi(stack: Stack, office: GuardedOffice): HttpApi {
  const { names, branch } = office;
  const api = new HttpApi(stack, 'Api', {
    apiName: names.api,
    description: `Huiyin ${branch.branch}`,
    createDefaultStage: false,
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
  return api;
}

export const guardedApi = (httpApi: HttpApi, { issuer, audience, signIn }: Identity): OfficeApi => ({
  httpApi,
  authorizer: new HttpJwtAuthorizer('Token', issuer, { jwtAudience: [...audience] }),
  issuer,
  signIn,
});
