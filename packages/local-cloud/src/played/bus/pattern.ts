import { Fault } from '@huiyin/kernel';
import { operatorTest, type Test } from './operators.ts';

/**
 * EventBridge event patterns as documented (user guide, "Comparison operators for use in event patterns"):
 * fields are ANDed, entries of a list ORed, a field that is a list matches when any of its values does, `$or` takes
 * alternatives, and `exists` works on leaves only.
 */
export type Pattern = (event: unknown) => boolean;

type Fields = { [name: string]: unknown };
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Throws, naming the path, when the pattern uses what EventBridge (or this matcher) does not know. */
export function compilePattern(pattern: unknown, path = '$'): Pattern {
  if (!isFields(pattern) || Object.keys(pattern).length === 0)
    throw new Fault('template-unsupported', `${path}: a pattern is an object with fields`);
  const tests = Object.entries(pattern).map(([name, rule]): Pattern => {
    const here = `${path}.${name}`;
    if (name === '$or' && Array.isArray(rule)) {
      if (rule.length < 2)
        throw new Fault('template-unsupported', `${here}: $or takes two alternatives or more`);
      const alternatives = rule.map((one, index) => compilePattern(one, `${here}[${index}]`));
      return (event) => alternatives.some((matches) => matches(event));
    }
    const test = Array.isArray(rule) ? compileLeaf(rule, here) : anyOf(compilePattern(rule, here));
    return (event) => test(isFields(event) ? event[name] : undefined);
  });
  return (event) => tests.every((test) => test(event));
}

/** A nested pattern looks into each object of a list (AWS flattens arrays of objects). */
const anyOf =
  (matches: Pattern): Pattern =>
  (value) =>
    Array.isArray(value) && value.length > 0 ? value.some(matches) : matches(value);

function compileLeaf(entries: readonly unknown[], path: string): Pattern {
  if (entries.length === 0) throw new Fault('template-unsupported', `${path}: an empty list matches nothing`);
  const tests = entries.map((entry): Test => {
    try {
      if (isFields(entry) && 'exists' in entry) {
        const { exists, ...more } = entry;
        if (typeof exists !== 'boolean' || Object.keys(more).length > 0)
          throw new Fault('template-unsupported', 'exists takes true or false');
        // Only leaves exist: an object below the field does not count (documented).
        return (value) => (value !== undefined && !isFields(value)) === exists;
      }
      return operatorTest(entry);
    } catch (fault) {
      throw new Fault(
        'template-unsupported',
        `${path}: ${fault instanceof Error ? fault.message : String(fault)}`,
        { cause: fault },
      );
    }
  });
  const isExists = entries.map((entry) => isFields(entry) && 'exists' in entry);
  return (value) =>
    tests.some((test, index) => {
      if (!Array.isArray(value) || isExists[index]) return test(value);
      return value.some(test);
    });
}
