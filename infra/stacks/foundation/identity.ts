import { departmentGroup, role, teamGroup } from '@huiyin/contracts';
import { Aws, CfnOutput, Duration, RemovalPolicy, type Stack, Validations } from 'aws-cdk-lib';
import {
  AccountRecovery,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  UserPool,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito';
import { audienceOf } from '../../branch.ts';
import type { Office } from '../../office.ts';

/** Whose tokens open the API: who issues them, and for which audiences (or clients). */
export interface Identity {
  readonly issuer: string;
  readonly audience: readonly string[];
  /** Where the workbench has people sign in, and as which public client. */
  readonly signIn: { readonly client: string; readonly origins: readonly string[] };
}

/** The configured OIDC issuer, or a user pool of the branch's own (which the regions of AWS China lack). */
export function identity(stack: Stack, office: Office, apiUrl: string): Identity {
  const { identity: configured } = office.branch;
  if (configured.kind === 'cognito') return userPool(stack, office, apiUrl);
  const audience = audienceOf(office.branch, configured);
  const { issuer, client = audience, origins } = configured;
  return { issuer, audience: [audience], signIn: { client, origins } };
}

function userPool(stack: Stack, { names, branch }: Office, apiUrl: string): Identity {
  const pool = new UserPool(stack, 'People', {
    userPoolName: names.userPool,
    selfSignUpEnabled: false,
    signInAliases: { username: true },
    // Customers' phones and addresses are behind this sign-in: a password alone is not enough.
    mfa: Mfa.REQUIRED,
    mfaSecondFactor: { otp: true, sms: false },
    passwordPolicy: {
      minLength: 12,
      requireLowercase: true,
      requireUppercase: true,
      requireDigits: true,
      requireSymbols: true,
    },
    accountRecovery: AccountRecovery.NONE,
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  for (const name of role.options) pool.addGroup(name, { groupName: name });
  // A team leader is in the group of the team, too, and sees no other.
  for (const { id } of branch.teams) pool.addGroup(`team-${id}`, { groupName: teamGroup(id) });
  // The same of a head and their department.
  for (const { id } of branch.departments)
    pool.addGroup(`department-${id}`, { groupName: departmentGroup(id) });
  const people = pool.addClient('PeopleClient', {
    authFlows: { userSrp: true },
    // A code with PKCE and without a secret: for the workbench, and for `huiyin login` by a browser on the operator's own machine.
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [OAuthScope.OPENID],
      callbackUrls: ['http://localhost:8976/callback', `${apiUrl}/workbench/home`],
      logoutUrls: [`${apiUrl}/workbench/home`],
    },
    // A shift; whoever leaves is out the same day.
    accessTokenValidity: Duration.hours(8),
    refreshTokenValidity: Duration.hours(12),
    preventUserExistenceErrors: true,
  });
  const upstream = upstreamClient(pool);
  const domain = pool.addDomain('Domain', {
    cognitoDomain: { domainPrefix: `${names.userPool}-${Aws.ACCOUNT_ID}` },
  });
  Validations.of(pool).acknowledge({
    id: 'AwsSolutions::AwsSolutions-COG8',
    reason:
      'Plus costs per person and guards sign-ups by strangers; here people are invited and use a second factor',
  });
  new CfnOutput(stack, 'UserPoolId', { value: pool.userPoolId });
  new CfnOutput(stack, 'Issuer', { value: pool.userPoolProviderUrl });
  new CfnOutput(stack, 'PeopleClientId', { value: people.userPoolClientId });
  new CfnOutput(stack, 'UpstreamClientId', { value: upstream.userPoolClientId });
  return {
    issuer: pool.userPoolProviderUrl,
    audience: [people.userPoolClientId, upstream.userPoolClientId],
    signIn: { client: people.userPoolClientId, origins: [domain.baseUrl()] },
  };
}

/** The upstream ticket system: a machine that may send work orders and do nothing else. */
function upstreamClient(pool: UserPool): UserPoolClient {
  const scope = new ResourceServerScope({
    scopeName: 'upstream',
    scopeDescription: 'Send finished work orders',
  });
  const server = pool.addResourceServer('Server', { identifier: 'huiyin', scopes: [scope] });
  return pool.addClient('UpstreamClient', {
    generateSecret: true,
    authFlows: {},
    oAuth: { flows: { clientCredentials: true }, scopes: [OAuthScope.resourceServer(server, scope)] },
    accessTokenValidity: Duration.hours(1),
  });
}
