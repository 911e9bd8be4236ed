import { describe, expect, it } from 'vitest';
import { callerOf } from './caller.ts';

type Claims = Parameters<typeof callerOf>[0];

describe('the caller', () => {
  it.each<[string, Claims, readonly string[]]>([
    ['one group as API Gateway writes it', { 'cognito:groups': '[agent]' }, ['agent']],
    ['two groups', { 'cognito:groups': '[officer agent]' }, ['agent', 'officer']],
    ['two groups with a comma', { 'cognito:groups': '[officer, agent]' }, ['agent', 'officer']],
    ['groups as an array', { 'cognito:groups': ['supervisor'] }, ['supervisor']],
    ["another issuer's roles", { roles: '[administrator]' }, ['administrator']],
    ['groups that are no roles', { 'cognito:groups': '[root agents Administrator]' }, []],
    ['the upstream scope', { scope: 'openid huiyin/upstream' }, ['upstream']],
    ['any other scope', { scope: 'huiyin/administrator huiyin/agent upstream agent' }, []],
    ['nothing', {}, []],
  ])('has the roles of %s', (_, claims, roles) => {
    expect(callerOf({ username: 'LG1043', ...claims })).toEqual({ id: 'LG1043', roles });
  });

  it('has the team and the department that their groups name', () => {
    const claims = {
      username: 'LG1043',
      'cognito:groups': '[department-head department-field team-meter-1]',
    };
    expect(callerOf(claims)).toEqual({
      ...{ id: 'LG1043', roles: ['department-head'] },
      ...{ team: 'meter-1', department: 'field' },
    });
  });

  it.each<[string, Claims, string | undefined]>([
    ['the user name', { username: 'LG1043', sub: 's', client_id: 'c' }, 'LG1043'],
    ["a user pool's name for it", { 'cognito:username': 'LG1043', sub: 's' }, 'LG1043'],
    [
      'the subject when the user name is an address',
      { username: 'zhang@example.com', sub: '0af76519-16cd-43dd-8448-eb211c80319c' },
      '0af7651916cd43dd8448eb211c80319c',
    ],
    ['the client of a machine', { client_id: '7abcdefghijklmnopqrstuvwxy' }, '7abcdefghijklmnopqrstuvwxy'],
    ['nothing that could be a number', { username: '张三', sub: '' }, undefined],
  ])('is known by %s', (_, claims, id) => {
    expect(callerOf(claims)?.id).toBe(id);
  });
});
