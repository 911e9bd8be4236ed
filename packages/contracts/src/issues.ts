import type * as z from 'zod';
import type { Issue } from './problem.ts';

const ISSUES_MAX = 50;

type Path = readonly PropertyKey[];

/** What is wrong with a value, field by field: where and which rule, never the value. At most 50. */
export function issuesOf(error: z.core.$ZodError, prefix: Path = []): Issue[] {
  return error.issues.flatMap((issue) => issuesIn(issue, prefix)).slice(0, ISSUES_MAX);
}

function issuesIn(issue: z.core.$ZodIssue, prefix: Path): Issue[] {
  const path = [...prefix, ...issue.path];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: pathText([...path, key]), rule: UNKNOWN_FIELD }));
  return [{ path: pathText(path), rule: ruleOf(issue) }];
}

const UNKNOWN_FIELD = 'unknown-field';
const RULE = /^[\w .,-]{1,80}$/;

/** Our own refinements say their rule as message; zod's checks are named by their code. */
function ruleOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'custom':
      return RULE.test(issue.message) ? issue.message : 'custom';
    case 'unrecognized_keys':
      return UNKNOWN_FIELD;
    case 'invalid_type':
      // zod tells a field that is not there from one of another type in the message only.
      return issue.message.endsWith('received undefined') ? 'required' : `must-be-${issue.expected}`;
    case 'invalid_format':
      return `format-${issue.format}`;
    default:
      return issue.code.replaceAll('_', '-');
  }
}

const pathText = (path: Path): string => path.map(String).join('.');

const PLAIN_SEGMENT = /^[A-Za-z][A-Za-z0-9]{0,39}$/;

/**
 * The same for a log line: `path rule; path rule`, where a field name that the sender made up is a star, because names of
 * fields may be personal too.
 */
export function describeIssues(error: z.core.$ZodError): string {
  return error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.map(plainSegment).join('.') || '.'} ${ruleOf(issue)}`)
    .join('; ');
}

const plainSegment = (segment: PropertyKey): string => {
  if (typeof segment === 'number') return String(segment);
  return typeof segment === 'string' && PLAIN_SEGMENT.test(segment) ? segment : '*';
};
