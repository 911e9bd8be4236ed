import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EXAMPLES } from './store/items.ts';

const root = new URL('..', import.meta.url);

describe('a customer in clear', () => {
  it('can be seen by no file of this service: none opens envelopes, none reads what upstream sent', () => {
    const seeing = globSync('src/**/*.ts', { cwd: root }).filter((path) =>
      /from '@huiyin\/seal'|\b(?:workOrder|sealedCustomer|customer|contact),? .*from '@huiyin\/contracts'/.test(
        readFileSync(new URL(path, root), 'utf8'),
      ),
    );
    expect(seeing).toEqual([]);
    expect(readFileSync(new URL('README.md', root), 'utf8')).toContain(
      'No file of this service can see a customer',
    );
  });

  it('is not even there sealed: no item holds an envelope or a customer’s hash', () => {
    for (const [{ name }, state] of EXAMPLES)
      expect(`${name} ${JSON.stringify(state)}`).not.toMatch(/customerKey|sealedContact|sealedWords/);
  });
});
