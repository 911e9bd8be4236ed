import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BranchConfiguration } from '@huiyin/contracts';
import { compose, newApp } from '@huiyin/infra/compose';
import { everyDoor } from '@huiyin/infra/doors';
import * as z from 'zod';

/** A resource of any of the branch's templates. */
export interface Resource {
  readonly stack: string;
  readonly id: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly deletionPolicy: string | undefined;
}

const template = z.looseObject({
  Resources: z.record(
    z.string(),
    z.looseObject({
      Type: z.string(),
      Properties: z.record(z.string(), z.unknown()).default({}),
      DeletionPolicy: z.string().optional(),
    }),
  ),
});

export interface OfficeTemplate {
  readonly resources: readonly Resource[];
  readonly stacks: readonly string[];
  /** All templates as text. */
  readonly text: string;
  of(type: string): readonly Resource[];
}

/** What would be deployed for this branch; the functions' code is of no interest here and left empty. */
export function templateOf(branch: BranchConfiguration, validate = false): OfficeTemplate {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-template-'));
  try {
    const folderOf = ({ service, door }: { service: string; door: string }) =>
      join(folder, 'bundles', `${service}-${door}`);
    for (const door of everyDoor) {
      mkdirSync(folderOf(door), { recursive: true });
      writeFileSync(join(folderOf(door), 'index.mjs'), 'export const handler = () => undefined;');
    }
    const app = newApp({ outdir: join(folder, 'assembly'), validate });
    compose(app, branch, { folderOf });
    const { stacks } = app.synth();
    const resources = stacks.flatMap((stack) =>
      Object.entries(template.parse(stack.template).Resources).map(([id, resource]) => ({
        stack: stack.stackName,
        id,
        type: resource.Type,
        properties: resource.Properties,
        deletionPolicy: resource.DeletionPolicy,
      })),
    );
    return {
      resources,
      stacks: stacks.map(({ stackName }) => stackName),
      text: JSON.stringify(stacks.map((stack): unknown => stack.template)),
      of: (type) => resources.filter((resource) => resource.type === type),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The logical id that a `Ref` or `Fn::GetAtt` names within its stack. */
export function targetOf(value: unknown): string | undefined {
  const found = z
    .union([
      z.object({ Ref: z.string() }).transform(({ Ref }) => Ref),
      z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) }).transform(({ 'Fn::GetAtt': [id] }) => id),
    ])
    .safeParse(value);
  return found.success ? found.data : undefined;
}
