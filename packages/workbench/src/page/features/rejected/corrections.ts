import type { AnswerOf } from '@huiyin/client';
import type { Correction } from '@huiyin/contracts';

type Issue = AnswerOf<'GET /rejected'>['rejected'][number]['issues'][number];

/** A field that somebody may set anew, and what kind of value it takes. */
export interface Field {
  readonly path: string;
  readonly takes: 'text' | 'number' | 'list';
}

const PLAIN = /^[A-Za-z][A-Za-z0-9]{0,39}(\.([A-Za-z][A-Za-z0-9]{0,39}|\d{1,2})){0,3}$/;
const NUMBERS: ReadonlySet<string> = new Set(['revision']);
const LISTS: ReadonlySet<string> = new Set(['staff', 'abnormal', 'customer.phones']);
/** Fields whose name is unknown cannot be named. */
const isNamed = ({ path, rule }: Issue): boolean => PLAIN.test(path) && rule !== 'unknown-field';

/** The fields that issues are about, each once, in their order. */
export const fieldsOf = (issues: readonly Issue[]): readonly Field[] =>
  [...new Set(issues.filter(isNamed).map(({ path }) => path))].map((path) => ({
    path,
    takes: LISTS.has(path) ? 'list' : NUMBERS.has(path) ? 'number' : 'text',
  }));

/** What was filled in, as the branch takes it; a field left empty is left as it is. */
export const correctionsOf = (
  fields: readonly Field[],
  typed: Readonly<Record<string, string>>,
): readonly Correction[] =>
  fields.flatMap(({ path, takes }) => {
    const text = typed[path]?.trim() ?? '';
    return text === '' ? [] : [{ path, value: sentAs(text, takes) }];
  });

function sentAs(text: string, takes: Field['takes']): Correction['value'] {
  if (takes === 'list') return text.split(/[,，、;；\s]+/).filter((each) => each !== '');
  return takes === 'number' && /^\d+$/.test(text) ? Number(text) : text;
}
