import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BranchConfiguration } from '@huiyin/contracts';
import { PAGE } from '@huiyin/infra/bundle';
import { compose, newApp } from '@huiyin/infra/compose';
import { SERVICES, type Service } from '@huiyin/infra/services';
import { doorsOf } from '@huiyin/surface';
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
  Outputs: z
    .record(z.string(), z.object({ Value: z.unknown(), Export: z.object({ Name: z.string() }).optional() }))
    .default({}),
});

export interface OfficeTemplate {
  readonly resources: readonly Resource[];
  readonly stacks: readonly string[];
  /** Which stacks are deployed before a stack. */
  readonly dependencies: ReadonlyMap<string, readonly string[]>;
  /** All templates as text. */
  readonly text: string;
  of(type: string): readonly Resource[];
  /** What a stack offers to the others, by the name of the export. */
  readonly exports: ReadonlyMap<string, { readonly stack: string; readonly value: unknown }>;
}

export interface TemplateOptions {
  /** With the linter and cdk-nag. */
  readonly validate?: boolean;
  readonly services?: readonly Service[];
}

/** What would be deployed for this branch; the functions' code is of no interest here and left empty. */
export function templateOf(
  branch: BranchConfiguration,
  { validate = false, services = SERVICES }: TemplateOptions = {},
): OfficeTemplate {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-template-'));
  try {
    const folderOf = (service: string, door: string) => join(folder, 'bundles', `${service}-${door}`);
    for (const { service, name } of [...doorsOf(services.map(({ surface }) => surface)), PAGE]) {
      mkdirSync(folderOf(service, name), { recursive: true });
      writeFileSync(join(folderOf(service, name), 'index.mjs'), 'export const handler = () => undefined;');
    }
    const app = newApp({ outdir: join(folder, 'assembly'), validate });
    compose(app, branch, services, { folderOf });
    const artifacts = app.synth().stacks;
    const stacks = artifacts.map(({ stackName, template: text }) => ({
      stackName,
      text: JSON.stringify(text),
      ...template.parse(text),
    }));
    const resources = stacks.flatMap(({ stackName, Resources }) =>
      Object.entries(Resources).map(([id, resource]) => ({
        stack: stackName,
        id,
        type: resource.Type,
        properties: resource.Properties,
        deletionPolicy: resource.DeletionPolicy,
      })),
    );
    const exported = stacks.flatMap(({ stackName, Outputs }) =>
      Object.values(Outputs).flatMap(({ Export, Value }) =>
        Export ? [[Export.Name, { stack: stackName, value: Value }] as const] : [],
      ),
    );
    return {
      resources,
      stacks: stacks.map(({ stackName }) => stackName),
      dependencies: new Map(
        artifacts.map(({ stackName, dependencies }) => [stackName, dependencies.map(({ id }) => id)]),
      ),
      text: stacks.map(({ text }) => text).join('\n'),
      of: (type) => resources.filter((resource) => resource.type === type),
      exports: new Map(exported),
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
