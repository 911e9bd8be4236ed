import type { Issue } from '@huiyin/contracts';

const FIELD = /^(?:customer|promised|stages\.\d+)(?=\.)/;

/** The issues as they are stored and listed: the name of a field that the sender made up may be personal, too. */
export const storedIssues = (issues: readonly Issue[]): readonly Issue[] =>
  issues.map(({ path, rule }) => ({
    path: rule === 'unknown-field' ? [...(FIELD.exec(path) ?? []), '*'].join('.') : path,
    rule,
  }));
