import { ROUTES, type Route } from '@huiyin/contracts';
import { PAGE_ROUTES } from '@huiyin/infra/stacks/workbench/workbench';
import { namesOf } from '@huiyin/surface';
import { longgang } from '@huiyin/testing';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { type OfficeTemplate, templateOf } from './office-template.ts';

const office = templateOf(longgang());
const names = namesOf('longgang');

describe('routes', () => {
  const pages = new Set<unknown>(Object.keys(PAGE_ROUTES));
  const all = office.of('AWS::ApiGatewayV2::Route');
  const routes = all.filter(({ properties }) => !pages.has(properties.RouteKey));

  test('are exactly those of the contracts, and those of the page', () => {
    expect(routes.map(({ properties }) => properties.RouteKey).sort()).toEqual(Object.keys(ROUTES).sort());
    expect(all.length - routes.length).toBe(pages.size);
  });

  test('of the page are the only ones without a token, read only, and never in the way of a route', () => {
    for (const { stack, properties } of all.filter(({ properties }) => pages.has(properties.RouteKey))) {
      expect(properties.AuthorizationType).toBe('NONE');
      expect(properties.RouteKey).toMatch(/^GET /);
      expect(stack).toBe(names.stack('workbench'));
    }
    const first = (route: string) => route.split('/')[1];
    expect(Object.keys(ROUTES).map(first)).not.toContain('workbench');
    expect(Object.keys(ROUTES).map(first)).not.toContain('');
  });

  test('each ask for a token, and lead to the door of the service that the contracts name', () => {
    for (const { stack, properties } of routes) {
      expect(properties.AuthorizationType).toBe('JWT');
      expect(properties.AuthorizerId).toBeDefined();
      const route = Object.entries<Route>(ROUTES).find(([key]) => key === properties.RouteKey)?.[1];
      expect(stack).toBe(names.stack(route?.service ?? ''));
      const door = (route?.door ?? 'api').replaceAll('-', '');
      expect(JSON.stringify(properties.Target)).toMatch(new RegExp(`"Ref":"${door}[A-Z]`));
    }
  });

  test('each have a limit of their own, as the contracts say and never above the branch’s, so that no route starves another', () => {
    const limitsOf = (template: OfficeTemplate) =>
      template.of('AWS::ApiGatewayV2::Stage').map(({ properties }) => properties.RouteSettings);
    const wanted = (most: number) =>
      Object.fromEntries(
        Object.entries({ ...ROUTES, ...PAGE_ROUTES }).map(([route, { callsPerSecond }]) => {
          const limit = Math.min(callsPerSecond, most);
          return [route, { ThrottlingRateLimit: limit, ThrottlingBurstLimit: 2 * limit }];
        }),
      );
    expect(limitsOf(office)).toEqual([wanted(100)]);
    const narrow = templateOf({ ...longgang(), limits: { reserveConcurrency: true, callsPerSecond: 7 } });
    expect(limitsOf(narrow)).toEqual([wanted(7)]);
    // All of them together leave an account (10,000 a second) a third, also of four branches.
    expect(
      4 * Object.values(ROUTES).reduce((sum, { callsPerSecond }) => sum + callsPerSecond, 0),
    ).toBeLessThan(6700);
  });

  test('are there before the stage that limits them, which cannot be made without them', () => {
    const stage = names.stack('front');
    expect(office.of('AWS::ApiGatewayV2::Stage').map(({ stack }) => stack)).toEqual([stage]);
    const owners = new Set(routes.map(({ stack }) => stack));
    expect(office.dependencies.get(stage)).toEqual(expect.arrayContaining([...owners]));
  });

  test('are throttled, and logged without path, query, address or body', () => {
    const stages = office.of('AWS::ApiGatewayV2::Stage').map(({ properties }) =>
      z
        .object({
          StageName: z.literal('$default'),
          DefaultRouteSettings: z.object({
            ThrottlingRateLimit: z.number(),
            ThrottlingBurstLimit: z.number(),
          }),
          AccessLogSettings: z.object({ Format: z.string() }),
        })
        .parse(properties),
    );
    expect(stages).toHaveLength(1);
    const logged = [...(stages[0]?.AccessLogSettings.Format ?? '').matchAll(/\$context\.([\w.]+)/g)].map(
      ([, name]) => name,
    );
    expect(logged.sort()).toEqual([
      'authorizer.claims.client_id',
      'authorizer.claims.username',
      'authorizer.error',
      'requestId',
      'requestTimeEpoch',
      'responseLatency',
      'responseLength',
      'routeKey',
      'status',
    ]);
  });

  test('are checked by one authorizer, of this branch’s identity', () => {
    expect(
      office.of('AWS::ApiGatewayV2::Authorizer').map(({ properties }) => properties.AuthorizerType),
    ).toEqual(['JWT']);
  });
});
