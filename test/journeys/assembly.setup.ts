import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type Assemblies, synthesizeBranches } from './synthesize-branches.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folders of the cloud assemblies that the journeys run: the demo branch, and another beside it. */
    readonly assemblies: Assemblies;
  }
}

/** Both branches are synthesized once for all journeys, from the very stacks that would be deployed. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-journeys-'));
  project.provide('assemblies', await synthesizeBranches(folder));
  return () => rmSync(folder, { recursive: true, force: true });
}
