import { Duration, type Stack, Validations } from 'aws-cdk-lib';
import { HttpMethod, HttpNoneAuthorizer, HttpRoute, HttpRouteKey } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { PAGE } from '../../bundle.ts';
import { doorFunction } from '../../constructs/door.ts';
import { type Office, officeStack } from '../../office.ts';
import type { OfficeApi } from '../foundation/http-api.ts';

/** The only routes that ask for no token: the page itself, in which nothing is secret. A page is some ten files. */
export const PAGE_ROUTES = {
  'GET /': { callsPerSecond: 20 },
  'GET /openapi.json': { callsPerSecond: 20 },
  'GET /workbench': { callsPerSecond: 20 },
  'GET /workbench/{file+}': { callsPerSecond: 100 },
} as const;

/** The workbench: one function on the API's own address that has the built page beside it, and a log. */
export function workbench(
  office: Office,
  api: OfficeApi,
  /** Domains of the buckets that it puts files into. */
  buckets: readonly string[],
): Stack {
  const stack = officeStack(office, PAGE.service, 'the page that people work in');
  const page = doorFunction(
    stack,
    office,
    { ...PAGE, door: { kind: 'api', uses: {} } },
    {},
    { timeout: Duration.seconds(10), memoryMegabytes: 512, atOnce: 10 },
  );
  const { issuer, signIn } = api;
  page.addEnvironment('SIGN_IN_ISSUER', issuer);
  page.addEnvironment('SIGN_IN_CLIENT', signIn.client);
  page.addEnvironment('SIGN_IN_ORIGINS', signIn.origins.join(' '));
  page.addEnvironment('BUCKET_ORIGINS', buckets.map((domain) => `https://${domain}`).join(' '));
  const integration = new HttpLambdaIntegration('Integration', page, { scopePermissionToRoute: false });
  for (const route of Object.keys(PAGE_ROUTES)) {
    const open = new HttpRoute(stack, route, {
      httpApi: api.httpApi,
      routeKey: HttpRouteKey.with(route.slice('GET '.length), HttpMethod.GET),
      integration,
      authorizer: new HttpNoneAuthorizer(),
    });
    Validations.of(open).acknowledge({
      id: 'AwsSolutions::AwsSolutions-APIG4',
      reason:
        'Whoever signs in has no token before they have the page; it holds no data, and its function may do nothing',
    });
  }
  return stack;
}
