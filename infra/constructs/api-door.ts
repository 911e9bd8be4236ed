import { ROUTES, type RouteKey } from '@huiyin/contracts';
import { Duration } from 'aws-cdk-lib';
import { HttpMethod, HttpRoute, HttpRouteKey } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import * as z from 'zod';
import type { Office } from '../office.ts';
import type { OfficeApi } from '../stacks/foundation/http-api.ts';
import { type DoorProps, doorFunction } from './door.ts';

export interface ApiDoorProps<Environment extends z.ZodType> extends Omit<DoorProps<Environment>, 'door'> {
  readonly api: OfficeApi;
}

const methodAndPath = (route: string): { method: HttpMethod; path: string } => {
  const [method, path = ''] = route.split(' ');
  return { method: z.enum(HttpMethod).parse(method), path };
};

/** The door for people and upstream systems: exactly the routes that the contracts give to this service. */
export function apiDoor<Environment extends z.ZodType>(
  stack: Construct,
  office: Office,
  { api, service, environment }: ApiDoorProps<Environment>,
): LambdaFunction {
  const scope = new Construct(stack, 'api');
  const handler = doorFunction(
    scope,
    office,
    { service, door: 'api', environment },
    // An HTTP API waits thirty seconds at most.
    { timeout: Duration.seconds(29), memoryMegabytes: 1024 },
  );
  const integration = new HttpLambdaIntegration('Integration', handler, { scopePermissionToRoute: false });
  for (const [route, { service: owner }] of Object.entries<(typeof ROUTES)[RouteKey]>(ROUTES)) {
    if (owner !== service) continue;
    const { method, path } = methodAndPath(route);
    new HttpRoute(scope, route, {
      httpApi: api.httpApi,
      routeKey: HttpRouteKey.with(path, method),
      integration,
      authorizer: api.authorizer,
    });
  }
  return handler;
}
