import type { BranchConfiguration } from '@huiyin/contracts';
import { knownBranches, loadBranch, sharedAudiences } from '@huiyin/infra/branch';
import { newApp } from '@huiyin/infra/compose';
import { SURFACES } from '@huiyin/services';
import { longgang } from '@huiyin/testing';
import { Stack } from 'aws-cdk-lib';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { describe, expect, test, vi } from 'vitest';
import { type OfficeTemplate, templateOf } from './office-template.ts';
import { spellOut } from './spell-out.ts';
import { statementsOf } from './statements.ts';

// Each of these makes whole assemblies, some with all checks.
vi.setConfig({ testTimeout: 120_000 });

/** Every name that AWS, other systems or people would know a part by, and that must not be taken twice. */
function givenNames(office: OfficeTemplate): Set<string> {
  const naming =
    /^(Table|Queue|Function|Alarm|LogGroup|Topic|Dashboard|UserPool|Alias|Role|Archive|Rule)?Name$|^Domain$/;
  const names = office.resources
    // Groups and servers are named within their pool.
    .filter(({ type }) => !/UserPool(Group|ResourceServer|Client)|Authorizer/.test(type))
    .flatMap(({ type, properties }) =>
      Object.entries(properties).flatMap(([key, value]) =>
        naming.test(key) ? [`${type} ${JSON.stringify(value)}`] : [],
      ),
    );
  const exported = [...office.text.matchAll(/"Export":\{"Name":"([^"]+)"/g)].map(
    ([, name]) => `export ${name}`,
  );
  return new Set([
    ...office.stacks,
    ...names.filter((name) => !/"(Ref|Fn::GetAtt)"/.test(name)),
    ...exported,
  ]);
}

describe('branches', () => {
  test('side by side in one account share no name', () => {
    const one = givenNames(templateOf(longgang()));
    const other = givenNames(templateOf({ ...longgang(), branch: 'longhua' }));
    expect(one.size).toBe(other.size);
    expect([...one].filter((name) => other.has(name))).toEqual([]);
  });

  test.each(knownBranches())('%s has a configuration that holds', (name) => {
    expect(loadBranch(name).branch).toBe(name);
  });

  test('that nobody configured are named with those that are', () => {
    expect(() => loadBranch('nowhere')).toThrow('There is no branch nowhere; known are longgang, nyc311');
  });
});

describe('with one identity provider', () => {
  const issuer = 'https://login.example.cn/realms/gas';
  const branchOf = (name: string, audience?: string): BranchConfiguration => ({
    ...longgang(),
    branch: name,
    identity: { kind: 'oidc', issuer, origins: [], ...(audience !== undefined && { audience }) },
  });
  const audienceIn = (branch: BranchConfiguration) =>
    templateOf(branch)
      .of('AWS::ApiGatewayV2::Authorizer')
      .map(({ properties }) => properties.JwtConfiguration);

  test('each branch’s API takes tokens for its own audience only', () => {
    expect(audienceIn(branchOf('longgang'))).toEqual([{ Issuer: issuer, Audience: ['huiyin-longgang'] }]);
    expect(audienceIn(branchOf('longhua'))).toEqual([{ Issuer: issuer, Audience: ['huiyin-longhua'] }]);
    expect(audienceIn(branchOf('longhua', 'client-7'))).toEqual([{ Issuer: issuer, Audience: ['client-7'] }]);
  });

  test('two branches that would take each other’s tokens are refused', () => {
    expect(sharedAudiences([branchOf('longgang'), branchOf('longhua'), longgang()])).toEqual([]);
    expect(sharedAudiences([branchOf('longgang'), branchOf('longhua', 'huiyin-longgang')])).toEqual([
      'longgang and longhua would take each other’s tokens',
    ]);
    expect(sharedAudiences(knownBranches().map(loadBranch))).toEqual([]);
  });
});

describe('in AWS China', () => {
  const branch: BranchConfiguration = {
    ...longgang(),
    region: 'cn-north-1',
    // User pools are not offered there: any OIDC issuer will do.
    identity: { kind: 'oidc', issuer: 'https://login.example.cn/realms/gas', origins: [] },
  };
  const office = templateOf(branch);

  test('no ARN names the partition of elsewhere', () => {
    expect(office.text).not.toContain('arn:aws:');
    expect(templateOf(longgang()).text).not.toContain('arn:aws:');
  });

  test('tokens come from the configured issuer, and no user pool is made', () => {
    expect(
      office.of('AWS::ApiGatewayV2::Authorizer').map(({ properties }) => properties.JwtConfiguration),
    ).toEqual([{ Issuer: 'https://login.example.cn/realms/gas', Audience: ['huiyin-longgang'] }]);
    expect(office.resources.filter(({ type }) => type.startsWith('AWS::Cognito'))).toEqual([]);
  });
});

describe('a branch that mails by a server of its own', () => {
  const byServer = (user?: string): BranchConfiguration => ({
    ...longgang(),
    briefing: {
      ...longgang().briefing,
      mail: { kind: 'smtp', host: 'mail.example.cn', port: 465, security: 'tls', ...(user && { user }) },
    },
  });
  const mailGrants = (office: OfficeTemplate) =>
    statementsOf(office).flatMap(({ statement: { Action, Resource } }) =>
      Action.filter((action) => /^(ses|ssm|secretsmanager):/.test(action)).map(
        (action) =>
          `${action} on ${Resource.map((each) => spellOut(office, 'huiyin-longgang-briefing', JSON.parse(each)))}`,
      ),
    );

  test('reads one password, and has nothing of SES', () => {
    const office = templateOf(byServer('huiyin'), { validate: true });
    expect(mailGrants(office)).toEqual([
      `ssm:GetParameter on arn:AWS::Partition:ssm:${longgang().region}:AWS::AccountId:parameter/huiyin/longgang/mail-password`,
    ]);
    expect(office.resources.filter(({ type }) => type.startsWith('AWS::SES'))).toEqual([]);
  });

  test('and takes it from its network unasked has no password either', () => {
    expect(mailGrants(templateOf(byServer()))).toEqual([]);
  });

  test('hears of a letter that the server refused, by the line that its door counts', () => {
    const office = templateOf(byServer('huiyin'));
    const [refused] = office
      .of('AWS::CloudWatch::Alarm')
      .filter(({ properties }) => properties.AlarmName === 'huiyin-longgang-mail-refused');
    expect(refused?.properties).toMatchObject({
      Namespace: 'huiyin/longgang',
      MetricName: 'briefing-letter-refused',
      Threshold: 1,
    });
  });
});

describe('the checks of a synthesis', () => {
  test.each(knownBranches())('find nothing in %s', (name) => {
    expect(templateOf(loadBranch(name), { validate: true }).stacks).toHaveLength(SURFACES.length + 4);
  });

  test('do find what is unwise: a queue that takes messages over an open line', () => {
    const app = newApp({ validate: true });
    new Queue(new Stack(app, 'planted'), 'Queue');
    expect(() => app.synth()).toThrow('AwsSolutions-SQS4');
  });

  test('do find what CloudFormation would refuse: an index with too short a name', {
    timeout: 60_000,
  }, () => {
    const app = newApp({ validate: true });
    const table = new Table(new Stack(app, 'planted'), 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    });
    table.addGlobalSecondaryIndex({
      indexName: 'i1',
      partitionKey: { name: 'i1pk', type: AttributeType.STRING },
    });
    expect(() => app.synth()).toThrow('IndexName: length 2 is below minimum 3');
  });
});
