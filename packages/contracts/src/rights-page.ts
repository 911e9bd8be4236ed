import { RIGHT_SCOPE_NAMES, ROLE_NAMES, ROLES, type Wording } from '@huiyin/vocabulary';
import { ROUTES, type Route } from './routes.ts';

const both = ({ zh, en }: Wording): string => `${zh} ${en}`;

/** `docs/roles.md`: the role × route × scope table as Markdown, in both languages. */
export function rightsPage(): string {
  const rows = Object.entries<Route>(ROUTES).map(([route, { may, service }]) => {
    const cells = ROLES.map((role) => {
      const scope = may[role];
      return scope === undefined ? '' : scope === 'all' ? '●' : RIGHT_SCOPE_NAMES[scope].zh;
    });
    return `| \`${route}\` | ${service} | ${cells.join(' | ')} |`;
  });
  return `# Who may do what · 角色与权限

Printed from \`packages/contracts/src/routes.ts\` by \`npm run schemas\`; enforced from the same table in \`packages/lambda\`, and a
test holds every cell. ● ${both(RIGHT_SCOPE_NAMES.all)} · ${both(RIGHT_SCOPE_NAMES.own)}: what one holds oneself, e.g. a claimed call ·
${both(RIGHT_SCOPE_NAMES['own-team'])}: what is about the team whose leader one is ·
${both(RIGHT_SCOPE_NAMES['own-department'])}: what is about the teams of the department whose head one is (\`departments\` in the branch's file).

| Route | Service | ${ROLES.map((role) => both(ROLE_NAMES[role])).join(' | ')} |
|---|---|${ROLES.map(() => ':-:').join('|')}|
${rows.join('\n')}

Roles are groups of the branch's user pool, or words of the claim \`roles\` where another issuer signs people in. A team leader is also
in the group \`team-<team>\`, a head of department in \`department-<department>\`, and sees nothing without it; an agent, officer or supervisor who is in one comes from that team, rings none of its
customers and handles none of its cases (refused \`own-team\`, and never offered). The workbench itself (\`/\` and \`/workbench/…\`) asks for no token: nothing in
it is secret, and it shows each person what this table lets them do.
`;
}
