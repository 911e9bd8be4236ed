import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { Fault } from '@huiyin/kernel';

/** Tells whether one value of an event satisfies one entry of a pattern. `undefined` = the field is absent. */
export type Test = (value: unknown) => boolean;

const text =
  (test: (value: string) => boolean): Test =>
  (value) =>
    typeof value === 'string' && test(value);
const lower = (value: string): string => value.toLowerCase();

/** EventBridge numbers lie between -5.0e9 and 5.0e9, 15 significant digits; comparisons are chained in pairs. */
function numeric(rule: readonly unknown[]): Test {
  const comparisons: Record<string, (value: number, bound: number) => boolean> = {
    '=': (value, bound) => value === bound,
    '<': (value, bound) => value < bound,
    '<=': (value, bound) => value <= bound,
    '>': (value, bound) => value > bound,
    '>=': (value, bound) => value >= bound,
  };
  if (rule.length === 0 || rule.length % 2 === 1)
    throw new Fault('template-unsupported', 'numeric takes pairs of a sign and a number');
  const tests: ((value: number) => boolean)[] = [];
  for (let at = 0; at < rule.length; at += 2) {
    const compare = comparisons[String(rule[at])];
    const bound = rule[at + 1];
    if (!compare || typeof bound !== 'number')
      throw new Fault('template-unsupported', `numeric does not know ${String(rule[at])} ${String(bound)}`);
    tests.push((value) => compare(value, bound));
  }
  return (value) => typeof value === 'number' && tests.every((test) => test(value));
}

/** `*` stands for any run of characters; `\*` and `\\` for themselves. */
function wildcard(pattern: string): Test {
  if (/(?<!\\)\*\*/.test(pattern))
    throw new Fault('template-unsupported', 'wildcard does not take consecutive *');
  const source = pattern.replace(
    /\\([*\\])|([\s\S])/g,
    (_, escaped: string | undefined, plain: string | undefined) => {
      if (escaped !== undefined) return literal(escaped);
      return plain === '*' ? '[\\s\\S]*' : literal(plain ?? '');
    },
  );
  const expression = new RegExp(`^${source}$`, 'u');
  return text((value) => expression.test(value));
}
const literal = (character: string): string => character.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function cidr(block: string): Test {
  const [address = '', bits] = block.split('/');
  const family = isIPv6(address) ? 'ipv6' : 'ipv4';
  const list = new BlockList();
  list.addSubnet(address, Number(bits), family);
  return text(
    (value) => (isIPv4(value) || isIPv6(value)) && list.check(value, isIPv6(value) ? 'ipv6' : 'ipv4'),
  );
}

/** `prefix` and `suffix` take a text, or {"equals-ignore-case": text}. */
function affix(rule: unknown, has: (value: string, part: string) => boolean): Test {
  if (typeof rule === 'string') return text((value) => has(value, rule));
  const folded = single(rule, 'equals-ignore-case');
  return text((value) => has(lower(value), lower(folded)));
}
function single(rule: unknown, key: string): string {
  const value =
    typeof rule === 'object' && rule !== null && Object.keys(rule).length === 1
      ? Object.entries(rule)[0]
      : undefined;
  if (value?.[0] !== key || typeof value[1] !== 'string')
    throw new Fault('template-unsupported', `expected {"${key}": text}`);
  return value[1];
}

/** anything-but: the field is there and none of the values, or the nested operator's values, is met. */
function anythingBut(rule: unknown): Test {
  if (typeof rule === 'object' && rule !== null && !Array.isArray(rule)) {
    const [entry, ...more] = Object.entries(rule);
    if (!entry || more.length > 0)
      throw new Fault('template-unsupported', 'anything-but takes one nested operator');
    const [name, operand] = entry;
    const nested = ['prefix', 'suffix', 'equals-ignore-case', 'wildcard'];
    if (!nested.includes(name)) throw new Fault('template-unsupported', `anything-but does not take ${name}`);
    const tests = (Array.isArray(operand) ? operand : [operand]).map((one) => operatorTest({ [name]: one }));
    return (value) => value !== undefined && !tests.some((test) => test(value));
  }
  const values: unknown[] = Array.isArray(rule) ? rule : [rule];
  return (value) => value !== undefined && !values.includes(value);
}

const operators: Record<string, (rule: unknown) => Test> = {
  prefix: (rule) => affix(rule, (value, part) => value.startsWith(part)),
  suffix: (rule) => affix(rule, (value, part) => value.endsWith(part)),
  'equals-ignore-case': (rule) => {
    if (typeof rule !== 'string') throw new Fault('template-unsupported', 'equals-ignore-case takes a text');
    return text((value) => lower(value) === lower(rule));
  },
  wildcard: (rule) => {
    if (typeof rule !== 'string') throw new Fault('template-unsupported', 'wildcard takes a text');
    return wildcard(rule);
  },
  numeric: (rule) => {
    if (!Array.isArray(rule)) throw new Fault('template-unsupported', 'numeric takes a list');
    return numeric(rule);
  },
  cidr: (rule) => {
    if (typeof rule !== 'string') throw new Fault('template-unsupported', 'cidr takes a text');
    return cidr(rule);
  },
  'anything-but': anythingBut,
};

/** One entry of a pattern's list other than `exists`: a plain value, or an object with one operator. */
export function operatorTest(entry: unknown): Test {
  if (typeof entry !== 'object' || entry === null) return (value) => value === entry;
  const [operator, ...more] = Object.entries(entry);
  if (!operator || more.length > 0)
    throw new Fault('template-unsupported', 'a pattern entry takes one operator');
  const build = operators[operator[0]];
  if (!build) throw new Fault('template-unsupported', `patterns do not know the operator ${operator[0]}`);
  return build(operator[1]);
}
