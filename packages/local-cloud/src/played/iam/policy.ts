import { Fault } from '@huiyin/kernel';
import * as z from 'zod';

const oneOrMore = z
  .union([z.string(), z.array(z.string())])
  .transform((given) => (typeof given === 'string' ? [given] : given));
const bound = z.union([z.string(), z.boolean(), z.array(z.string())]);
const statement = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: oneOrMore.optional(),
  NotAction: oneOrMore.optional(),
  Resource: oneOrMore.optional(),
  NotResource: oneOrMore.optional(),
  Principal: z.unknown().optional(),
  Condition: z.record(z.string(), z.record(z.string(), bound)).optional(),
});
const document = z.object({
  Version: z.string().optional(),
  Statement: z
    .union([statement, z.array(statement)])
    .transform((given) => (Array.isArray(given) ? given : [given])),
});

export type PolicyStatement = z.infer<typeof statement>;
export interface AccessQuestion {
  /** `dynamodb:PutItem` */
  action: string;
  resource: string;
  /** condition keys of the request, e.g. `kms:EncryptionContext:branch` */
  context?: Record<string, string | readonly string[]>;
  /** service or account that asks, for policies of resources: `events.amazonaws.com` */
  principal?: string;
}
export type PolicyDecision = 'allowed' | 'denied' | 'not allowed';

const patterns = new Map<string, RegExp>();
/** IAM wildcards: `*` any run of characters, `?` one. */
export function like(pattern: string, text: string): boolean {
  if (pattern === '*' || pattern === text) return true;
  let expression = patterns.get(pattern);
  if (!expression) {
    const source = pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*/g, '[\\s\\S]*')
      .replace(/\?/g, '[\\s\\S]');
    expression = new RegExp(`^${source}$`, 'u');
    patterns.set(pattern, expression);
  }
  return expression.test(text);
}

type Condition = (given: string | undefined, bounds: readonly string[]) => boolean;
type SetCondition = (given: readonly string[], bounds: readonly string[]) => boolean;
const some =
  (test: (given: string, limit: string) => boolean): Condition =>
  (given, bounds) =>
    given !== undefined && bounds.some((limit) => test(given, limit));
const none =
  (test: (given: string, limit: string) => boolean): Condition =>
  (given, bounds) =>
    given === undefined || !bounds.some((limit) => test(given, limit));
const equal = (a: string, b: string): boolean => a === b;
const fits = (given: string, limit: string): boolean => like(limit, given);

const conditions: Record<string, Condition> = {
  StringEquals: some(equal),
  StringNotEquals: none(equal),
  StringLike: some(fits),
  StringNotLike: none(fits),
  ArnEquals: some(fits),
  ArnLike: some(fits),
  ArnNotLike: none(fits),
  Bool: some((given, limit) => given.toLowerCase() === limit.toLowerCase()),
  Null: (given, bounds) => bounds.includes(String(given === undefined)),
};

/** Over every value of a key with many; as in IAM, a request without the key passes. */
const setConditions: Record<string, SetCondition> = {
  'ForAllValues:StringEquals': (given, bounds) => given.every((one) => bounds.includes(one)),
  'ForAllValues:StringLike': (given, bounds) =>
    given.every((one) => bounds.some((limit) => like(limit, one))),
};

function holds(
  operator: string,
  given: string | readonly string[] | undefined,
  bounds: readonly string[],
): boolean {
  const ofSet = setConditions[operator];
  if (ofSet) return ofSet(given === undefined ? [] : [given].flat(), bounds);
  // A condition on one value says nothing of a key with many.
  if (given !== undefined && typeof given !== 'string') return false;
  return conditions[operator]?.(given, bounds) ?? false;
}

/** Reads a policy document of the template; conditions that the simulation does not know fail by name. */
export function readStatements(given: unknown): PolicyStatement[] {
  const { Statement } = document.parse(given);
  for (const { Condition = {} } of Statement)
    for (const operator of Object.keys(Condition))
      if (!conditions[operator] && !setConditions[operator])
        throw new Fault('template-unsupported', `local-cloud does not know the policy condition ${operator}`);
  return Statement;
}

const principalFits = (principal: unknown, asked: string | undefined): boolean => {
  if (principal === undefined || asked === undefined || principal === '*') return true;
  if (typeof principal !== 'object' || principal === null) return false;
  return Object.values(principal)
    .flat()
    .some((one) => one === '*' || one === asked);
};

function applies(s: PolicyStatement, asked: AccessQuestion): boolean {
  const action = asked.action.toLowerCase();
  const inList = (list: readonly string[]): boolean =>
    list.some((pattern) => like(pattern.toLowerCase(), action));
  if (s.Action && !inList(s.Action)) return false;
  if (s.NotAction && inList(s.NotAction)) return false;
  if (s.Resource && !s.Resource.some((pattern) => like(pattern, asked.resource))) return false;
  if (s.NotResource?.some((pattern) => like(pattern, asked.resource))) return false;
  if (!principalFits(s.Principal, asked.principal)) return false;
  return Object.entries(s.Condition ?? {}).every(([operator, keys]) =>
    Object.entries(keys).every(([key, limit]) => {
      const bounds = Array.isArray(limit) ? limit : [String(limit)];
      return holds(operator, asked.context?.[key] ?? defaults[key], bounds);
    }),
  );
}
/** What holds for every request here; condition keys as templates write them. */
const defaults: Record<string, string> = { 'aws:SecureTransport': 'true' };

/** IAM's rule: an explicit Deny wins, then any Allow, else no. */
export function decide(statements: readonly PolicyStatement[], asked: AccessQuestion): PolicyDecision {
  let verdict: PolicyDecision = 'not allowed';
  for (const one of statements) {
    if (!applies(one, asked)) continue;
    if (one.Effect === 'Deny') return 'denied';
    verdict = 'allowed';
  }
  return verdict;
}
