import { ROUTES, type RouteKey, role, rolesOf } from '@huiyin/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NOBODYS } from '../attack/break-in.ts';
import { type BranchOffice, officeOf, openOffice } from './branch-office.ts';

const path = NOBODYS;
// The keys of ROUTES, which `Object.keys` forgets.
const routes = Object.keys(ROUTES) as RouteKey[];

describe('every route', () => {
  let office: BranchOffice;
  let neighbour: BranchOffice;

  /** Status of the route called with this token (or as this role). */
  const status = async (route: RouteKey, as: { role: (typeof role.options)[number]; token?: string }) => {
    const { token } = as;
    const body = route.startsWith('GET') ? {} : { body: {} };
    return (await office.as(as.role, route, { path, ...body, ...(token !== undefined && { token }) })).status;
  };
  const statusWith = async (route: RouteKey, tokenOf: (role: string) => Promise<string>) =>
    Promise.all(rolesOf(route).map(async (role) => status(route, { role, token: await tokenOf(role) })));
  const tokenOf =
    (api: string) =>
    (role: string): Promise<string> =>
      office.cloud.token({ api: `huiyin-${api}-api`, role });

  beforeAll(async () => {
    office = await openOffice({ at: '2026-10-05T02:30:00.000Z', branches: ['longgang', 'pingshan'] });
    neighbour = officeOf(office.cloud, 'pingshan', office.logs);
  });
  afterAll(() => office.cloud.stop());

  it.each(routes)('%s is open to its roles and closed to all others', async (route) => {
    const statuses = await Promise.all(
      role.options.map(async (role) => [role, await status(route, { role })] as const),
    );
    const allowed: readonly string[] = rolesOf(route);
    for (const [role, answered] of statuses)
      if (allowed.includes(role))
        expect({ role, open: ![401, 403].includes(answered) }).toEqual({ role, open: true });
      else expect({ role, answered }).toEqual({ role, answered: 403 });
  });

  it('fails for nobody: what is asked of it is answered or refused', async () => {
    const faults = await Promise.all(
      routes.flatMap((route) =>
        role.options.map(async (role) => ((await status(route, { role })) < 500 ? [] : [[role, route]])),
      ),
    );
    expect(faults.flat()).toEqual([]);
  });

  it('needs a token that was issued for this branch and not changed since', async () => {
    for (const route of routes) {
      const forged = async (role: string) => {
        const [head, , seal] = (await tokenOf('longgang')('agent')).split('.');
        const [, claims] = (await tokenOf('longgang')(role)).split('.');
        return `${head}.${claims}.${seal}`;
      };
      const unsigned = async (role: string) => {
        const [, claims] = (await tokenOf('longgang')(role)).split('.');
        return `${Buffer.from('{"alg":"none"}').toString('base64url')}.${claims}.`;
      };
      const without = await office.as('administrator', route, { path, token: '' });
      const refused = [
        without.status,
        ...(await statusWith(route, tokenOf('pingshan'))),
        ...(await statusWith(route, async (role) => (role === 'agent' ? 'nonsense' : forged(role)))),
        ...(await statusWith(route, unsigned)),
      ];
      expect({ route, refused: [...new Set(refused)] }).toEqual({ route, refused: [401] });
    }
  });

  it('is as closed at the neighbour to the tokens of this branch', async () => {
    const token = await tokenOf('longgang')('administrator');
    const answer = await neighbour.as('administrator', 'GET /rejected', { token });
    expect(answer.status).toBe(401);
    expect((await neighbour.as('administrator', 'GET /rejected')).status).toBe(200);
  });

  it('takes no token whose time is over', async () => {
    const tokens = new Map<string, string>();
    for (const role of rolesOf('GET /queue')) tokens.set(role, await tokenOf('longgang')(role));
    tokens.set('upstream', await tokenOf('longgang')('upstream'));
    await office.until('2026-10-05T14:30:00.000Z');
    for (const route of routes)
      expect({
        route,
        statuses: [...new Set(await statusWith(route, async (role) => tokens.get(role) ?? ''))],
      }).toEqual({
        route,
        statuses: [401],
      });
  });
});
