import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import {
  departmentGroup,
  departmentIn,
  mayCall,
  ROUTES,
  type Route,
  type RouteKey,
  role,
  scopeOf,
  teamIn,
  workOrder,
} from './index.ts';
import { jsonSchemas } from './json-schemas.ts';
import { rightsPage } from './rights-page.ts';

describe('the contracts', () => {
  it('accept their own example of an upstream order', () => {
    const [example] = z.array(z.unknown()).parse(workOrder.meta()?.examples);
    expect(workOrder.safeParse(example).error).toBeUndefined();
  });

  it('are written down as JSON Schema exactly as the code has them (npm run schemas)', () => {
    for (const [file, schema] of jsonSchemas()) {
      const written = readFileSync(join(import.meta.dirname, '../../../docs/schemas', file), 'utf8');
      expect(JSON.parse(written), file).toEqual(JSON.parse(JSON.stringify(schema)));
    }
  });
});

describe('who may do what', () => {
  /** The table a supervisor signs off: one row per route, written out by hand. */
  const TABLE: Record<RouteKey, string> = {
    'GET /branch':
      'upstream agent officer shift-leader team-leader department-head leadership supervisor administrator auditor',
    'GET /me':
      'upstream agent officer shift-leader team-leader department-head leadership supervisor administrator auditor',
    'POST /work-orders': 'upstream administrator',
    'POST /work-orders/check': 'upstream administrator',
    'GET /work-orders/{orderId}':
      'officer supervisor administrator shift-leader team-leader=own-team department-head=own-department leadership auditor',
    'GET /rejected': 'administrator auditor',
    'POST /rejected/{rejectedId}/resubmit': 'administrator',
    'GET /dead-letters': 'supervisor administrator auditor',
    'GET /dead-letters/{queue}': 'supervisor administrator auditor',
    'POST /dead-letters/{queue}/resubmit': 'administrator',
    'POST /dead-letters/{queue}/{letterId}/resubmit': 'administrator',
    'POST /dead-letters/{queue}/{letterId}/discard': 'administrator',
    'GET /dead-letter-acts': 'supervisor administrator auditor',
    'POST /forgotten-customers': 'administrator',
    'GET /month-keys': 'administrator auditor',
    'DELETE /month-keys/{month}': 'administrator',
    'GET /decisions/{day}/{orderId}': 'supervisor administrator leadership auditor',
    'GET /decisions/{month}': 'supervisor administrator leadership auditor',
    'GET /sampling-keys/{month}':
      'upstream agent officer shift-leader team-leader department-head leadership supervisor administrator auditor',
    'GET /policies': 'supervisor administrator leadership auditor',
    'PUT /policies/{version}': 'supervisor',
    'POST /policies/{version}/approve': 'supervisor',
    'POST /policies/{version}/refuse': 'supervisor',
    'POST /policies/{version}/withdraw': 'supervisor',
    'GET /topic-reports/{topicId}': 'officer supervisor administrator shift-leader leadership auditor',
    'GET /topics': 'supervisor administrator leadership auditor',
    'PUT /topics/{topicId}': 'supervisor',
    'POST /topics/{topicId}/start': 'supervisor',
    'POST /topics/{topicId}/refuse': 'supervisor',
    'POST /topics/{topicId}/withdraw': 'supervisor',
    'POST /topics/{topicId}/stop': 'supervisor',
    'GET /topics/{topicId}/orders': 'supervisor administrator leadership auditor',
    'POST /populations/recount': 'administrator',
    'POST /tasks/next': 'agent=own',
    'PUT /tasks/{taskId}/attempts/{claimId}': 'agent=own',
    'PUT /tasks/{taskId}/attempts/{claimId}/corrections/{number}': 'agent=own',
    'DELETE /tasks/{taskId}/claims/{claimId}': 'agent=own',
    'GET /tasks/{taskId}':
      'officer supervisor administrator shift-leader team-leader=own-team department-head=own-department leadership auditor',
    'GET /queue': 'agent officer supervisor administrator shift-leader leadership auditor',
    'GET /answer-bank': 'agent officer supervisor administrator shift-leader auditor',
    'GET /tasks/{taskId}/reveals': 'auditor',
    'GET /reveals/{person}/{day}': 'auditor',
    'GET /case-reveals/{person}/{day}': 'auditor',
    'GET /room': 'supervisor administrator shift-leader leadership auditor',
    'DELETE /room/claims/{taskId}/{claimId}': 'shift-leader',
    'GET /review-sheets': 'agent supervisor administrator shift-leader auditor',
    'GET /review-rates': 'supervisor administrator shift-leader auditor',
    'GET /reviews': 'supervisor shift-leader auditor',
    'GET /reviews/{month}': 'supervisor administrator shift-leader auditor',
    'GET /reviews/{month}/{claimId}': 'supervisor shift-leader auditor',
    'PUT /reviews/{month}/{claimId}/score': 'supervisor shift-leader',
    'POST /reviews/{month}/{claimId}/feedback': 'supervisor shift-leader',
    'POST /reviews/{month}/{claimId}/answer': 'agent=own',
    'GET /feedback': 'agent=own auditor',
    'GET /review-figures/{month}': 'supervisor administrator shift-leader auditor',
    'GET /open-tasks/{month}': 'administrator auditor',
    'PUT /needed-months/callback': 'administrator',
    'GET /complaints':
      'officer supervisor administrator shift-leader team-leader=own-team department-head=own-department leadership auditor',
    'POST /complaints': 'upstream agent officer supervisor shift-leader',
    'GET /complaints/{caseId}':
      'officer supervisor administrator shift-leader team-leader=own-team department-head=own-department leadership auditor',
    'GET /complaints/{caseId}/history':
      'officer supervisor administrator shift-leader department-head=own-department leadership auditor',
    'POST /complaints/{caseId}/acknowledge': 'officer supervisor',
    'POST /complaints/{caseId}/hand-on': 'officer supervisor',
    'POST /complaints/{caseId}/accept': 'officer supervisor',
    'POST /complaints/{caseId}/decline': 'officer supervisor',
    'POST /complaints/{caseId}/conclude': 'officer supervisor',
    'POST /complaints/{caseId}/assess': 'officer supervisor',
    'POST /complaints/{caseId}/investigate': 'officer supervisor',
    'POST /complaints/{caseId}/communicate': 'officer supervisor',
    'POST /complaints/{caseId}/withdraw': 'officer supervisor',
    'POST /complaints/{caseId}/refer': 'officer supervisor',
    'POST /complaints/{caseId}/merge': 'officer supervisor',
    'POST /complaints/{caseId}/reply': 'officer supervisor',
    'POST /complaints/{caseId}/reveal': 'officer supervisor',
    'POST /complaints/{caseId}/evidence': 'officer supervisor team-leader=own-team',
    'PUT /complaints/{caseId}/evidence/{evidenceId}': 'officer supervisor team-leader=own-team',
    'POST /complaints/{caseId}/evidence/{evidenceId}/open': 'officer supervisor',
    'POST /complaints/{caseId}/make-statement': 'team-leader=own-team',
    'POST /complaints/{caseId}/appeal': 'team-leader=own-team',
    'POST /complaints/{caseId}/adjudicate': 'officer supervisor',
    'POST /redistributions/check': 'supervisor shift-leader',
    'PUT /redistributions/{redistributionId}': 'supervisor shift-leader',
    'GET /redistributions': 'supervisor shift-leader administrator leadership auditor',
    'GET /redistributions/{redistributionId}': 'supervisor shift-leader administrator leadership auditor',
    'GET /typical-cases':
      'agent officer shift-leader team-leader department-head leadership supervisor administrator auditor',
    'GET /typical-cases/written': 'officer supervisor leadership auditor',
    'PUT /typical-cases/{caseId}': 'officer supervisor',
    'POST /typical-cases/{caseId}/publish': 'supervisor',
    'GET /deposits/{month}': 'supervisor administrator department-head=own-department leadership auditor',
    'GET /open-complaints/{month}': 'administrator auditor',
    'PUT /needed-months/complaint': 'administrator',
    'GET /briefings':
      'agent officer supervisor administrator shift-leader team-leader department-head leadership auditor',
    'GET /briefings/{period}':
      'officer supervisor administrator shift-leader team-leader=own-team department-head=own-department leadership auditor',
    'GET /briefings/{period}/callbacks':
      'officer supervisor administrator shift-leader team-leader=own-team department-head=own-department leadership auditor',
    'GET /figure-facts':
      'officer supervisor administrator shift-leader team-leader=own-team department-head=own-department leadership auditor',
    'GET /countermeasures/{due}': 'officer supervisor administrator shift-leader leadership auditor',
    'POST /countermeasures': 'officer supervisor',
    'POST /countermeasures/{countermeasureId}/follow-up': 'officer supervisor',
    'POST /day-folds/refold': 'administrator',
    'GET /plan': 'supervisor administrator leadership auditor',
    'POST /tables': 'supervisor administrator',
  };
  const cells = Object.entries(TABLE).flatMap(([route, roles]) =>
    role.options.map((option) => ({
      route,
      option,
      scope: roles
        .split(' ')
        .map((each) => each.split('='))
        .filter(([named]) => named === option)
        .map(([, scope = 'all']) => scope)[0],
    })),
  );

  it('is said of every route', () => expect(Object.keys(TABLE).sort()).toEqual(Object.keys(ROUTES).sort()));

  it.each(cells)('$option on $route: $scope', ({ route, option, scope }) => {
    // The keys of TABLE are exactly the routes, as the compiler has checked.
    expect(scopeOf([option], route as RouteKey)).toBe(scope);
    expect(mayCall([option], route as RouteKey)).toBe(scope !== undefined);
  });

  it('whoever has two roles has the wider of both', () => {
    expect(scopeOf(['team-leader', 'officer'], 'GET /complaints')).toBe('all');
    expect(scopeOf(['team-leader', 'agent'], 'GET /complaints')).toBe('own-team');
  });

  it('an auditor reads all that anybody reads, and changes nothing', () => {
    const routes = Object.keys(ROUTES) as RouteKey[];
    const reads = routes.filter((route) => route.startsWith('GET '));
    expect(routes.filter((route) => scopeOf(['auditor'], route) === 'all')).toEqual(reads);
    expect(routes.filter((route) => mayCall(['auditor'], route))).toEqual(reads);
  });

  it('heads of departments and the leadership read, and change nothing', () => {
    const routes = Object.keys(ROUTES) as RouteKey[];
    for (const each of ['department-head', 'leadership'] as const)
      for (const route of routes.filter((key) => mayCall([each], key))) expect(route).toMatch(/^GET /);
    expect(scopeOf(['team-leader', 'department-head'], 'GET /complaints')).toBe('own-department');
    expect(scopeOf(['department-head', 'leadership'], 'GET /complaints')).toBe('all');
  });

  it('what somebody may see of their own team, the table knows how to narrow', () => {
    const narrowed = Object.entries<Route>(ROUTES).filter(([, { may }]) =>
      Object.values(may).some((scope) => scope === 'own-team' || scope === 'own-department'),
    );
    expect(narrowed.length).toBeGreaterThan(0);
    for (const [route, { ofTeams }] of narrowed)
      expect({ route, narrows: ofTeams !== undefined }).toEqual({ route, narrows: true });
  });

  it('is printed into the docs as the code has it (npm run schemas)', () => {
    expect(readFileSync(join(import.meta.dirname, '../../../docs/roles.md'), 'utf8')).toBe(rightsPage());
  });

  it.each([
    [['team-leader', 'team-pipe-1'], 'pipe-1'],
    [['team-leader'], undefined],
    [['team-Ü', 'team-b', 'team-c'], 'b'],
  ])('the groups %j say the team %s', (groups, team) => {
    expect(teamIn(groups)).toBe(team);
  });

  it.each([
    [['department-head', 'department-field'], 'field'],
    [['department-head', 'team-pipe-1'], undefined],
    [['department-Ü', 'department-b', 'department-c'], 'b'],
  ])('the groups %j say the department %s', (groups, department) => {
    expect(departmentIn(groups)).toBe(department);
    expect(departmentGroup('field')).toBe('department-field');
  });

  it('nobody without a role may do anything', () => {
    for (const route of Object.keys(ROUTES)) expect(mayCall([], route as RouteKey)).toBe(false);
  });
});
