import { ROUTES, type Route } from '@huiyin/contracts';
import type { ApiSurface, ServiceDoor } from '@huiyin/surface';
import { Duration } from 'aws-cdk-lib';
import { HttpMethod, HttpRoute, HttpRouteKey } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Construct } from 'constructs';
import * as z from 'zod';
import type { Office } from '../office.ts';
import type { OfficeApi } from '../stacks/foundation/http-api.ts';
import type { CloudResources } from './cloud-resources.ts';
import { doorFunction } from './door.ts';

const methodAndPath = (route: string): { method: HttpMethod; path: string } => {
  const [method, path = ''] = route.split(' ');
  return { method: z.enum(HttpMethod).parse(method), path };
};

/** A door for people and systems: exactly the routes that the contracts give to it. */
export function apiDoor(
  scope: Construct,
  office: Office,
  api: OfficeApi,
  door: ServiceDoor & { readonly door: ApiSurface },
  resources: CloudResources,
): void {
  // An HTTP API waits thirty seconds at most.
  const handler = doorFunction(scope, office, door, resources, {
    timeout: Duration.seconds(29),
    memoryMegabytes: 1024,
    atOnce: door.door.workersMax ?? 20,
  });
  const integration = new HttpLambdaIntegration('Integration', handler, { scopePermissionToRoute: false });
  for (const [route, { service, door: serving = 'api' }] of Object.entries<Route>(ROUTES)) {
    if (service !== door.service || serving !== door.name) continue;
    const { method, path } = methodAndPath(route);
    new HttpRoute(scope, route, {
      httpApi: api.httpApi,
      routeKey: HttpRouteKey.with(path, method),
      integration,
      authorizer: api.authorizer,
    });
  }
}
