import { describe, expect, it } from 'vitest';
import type { Attributes } from '../values/attribute-value.ts';
import { placeholdersOf } from './bind.ts';
import { compileProjection } from './compile.ts';
import { project } from './projection.ts';

const item: Attributes = {
  a: { S: '1' },
  m: { M: { x: { S: '2' }, y: { L: [{ N: '0' }, { M: { k: { S: 'v' }, j: { S: 'w' } } }, { N: '2' }] } } },
};
const none = placeholdersOf(undefined, undefined, true);

describe('a projection', () => {
  it.each<[string, Attributes]>([
    ['a', { a: { S: '1' } }],
    ['m.x, a', { a: { S: '1' }, m: { M: { x: { S: '2' } } } }],
    ['m.y[2], m.y[0]', { m: { M: { y: { L: [{ N: '0' }, { N: '2' }] } } } }],
    ['m.y[1].j', { m: { M: { y: { L: [{ M: { j: { S: 'w' } } }] } } } }],
    ['gone, a.b, m.gone, m.y[9]', {}],
  ])('of %s keeps what lies there, lists closed up', (expression, kept) => {
    expect(project(item, compileProjection(expression, none))).toEqual(kept);
  });

  it.each([
    ['m, m.x', 'overlap'],
    ['a, a', 'overlap'],
    ['m.x, m[0]', 'conflict'],
    ['a,', 'Syntax error'],
    [':a', 'Syntax error'],
    ['comment', 'reserved keyword'],
  ])('of %s is refused: %s', (expression, reason) => {
    expect(() => compileProjection(expression, none)).toThrow(reason);
  });
});
