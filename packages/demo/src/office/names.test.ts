import { namesOf } from '@huiyin/cli';
import { namingOf } from '@huiyin/infra/naming';
import { expect, test } from 'vitest';

test('the command line knows a branch’s buses, tables and dead letters by the names that its stacks give them', () => {
  const naming = namingOf('longgang');
  const names = namesOf('longgang');
  expect(names.inletBus).toBe(naming.of('inlet'));
  expect(names.mainBus).toBe(naming.of('main'));
  expect(names.table('callback')).toBe(naming.of('callback'));
  expect(names.deadLetters('callback', 'relay')).toBe(
    naming.deadLetters({ service: 'callback', door: 'relay' }),
  );
});
