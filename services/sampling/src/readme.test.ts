import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { callbackDiagram, policyDiagram, topicDiagram } from './testing/diagrams.ts';

const README = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
const between = (marker: string): string =>
  new RegExp(`<!-- ${marker} -->([\\s\\S]*?)<!-- /${marker} -->`).exec(README)?.[1]?.trim() ?? '';

describe('the README', () => {
  it('draws the states of an order’s callback as the table has them', () => {
    expect(between('states of a callback')).toBe(`\`\`\`mermaid\n${callbackDiagram()}\n\`\`\``);
  });

  it('draws the states of a policy as the table has them', () => {
    expect(between('states of a policy')).toBe(`\`\`\`mermaid\n${policyDiagram()}\n\`\`\``);
  });

  it('draws the states of a topic callback as the table has them', () => {
    expect(between('states of a topic')).toBe(`\`\`\`mermaid\n${topicDiagram()}\n\`\`\``);
  });

  it('says rightly that no file can see a customer in clear', () => {
    const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' });
    const opening = files
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .filter((file) =>
        /^import [^;]*\b(?:open|workOrder|WorkOrder|Customer|privateKey)\b[^;]*;/m.test(
          readFileSync(join(import.meta.dirname, file), 'utf8'),
        ),
      );
    expect(opening).toEqual([]);
  });
});
