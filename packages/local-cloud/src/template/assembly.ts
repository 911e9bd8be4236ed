import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** One stack of a synthesized cloud assembly (`cdk.out`), with the assets that its functions are made of. */
export interface StackTemplate {
  name: string;
  template: Template;
  /** key of the object in the asset bucket -> folder on this machine */
  assets: ReadonlyMap<string, string>;
  region: string | undefined;
  account: string | undefined;
}
const resource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  Metadata: z.record(z.string(), z.unknown()).default({}),
  Condition: z.string().optional(),
});
const template = z.object({
  Resources: z.record(z.string(), resource).default({}),
  Outputs: z
    .record(
      z.string(),
      z.object({
        Value: z.unknown(),
        Export: z.object({ Name: z.unknown() }).optional(),
        Condition: z.string().optional(),
      }),
    )
    .default({}),
  Parameters: z
    .record(z.string(), z.object({ Type: z.string(), Default: z.unknown().optional() }))
    .default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Mappings: z.record(z.string(), z.unknown()).default({}),
});
export type Template = z.infer<typeof template>;

const artifact = z.object({
  type: z.string(),
  environment: z.string().optional(),
  properties: z
    .object({ templateFile: z.string(), stackName: z.string().optional() })
    .partial()
    .loose()
    .optional(),
  dependencies: z.array(z.string()).default([]),
});
const manifest = z.object({ artifacts: z.record(z.string(), artifact) });
const assetManifest = z.object({
  files: z
    .record(
      z.string(),
      z.object({
        source: z.object({ path: z.string().optional(), packaging: z.string().optional() }),
        destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
      }),
    )
    .default({}),
});

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
/** `aws://unknown-account/unknown-region` leaves both open. */
const known = (part: string | undefined): string | undefined =>
  part === undefined || part === '' || part.startsWith('unknown-') ? undefined : part;

/** Reads the stacks of an assembly in the order in which they would be deployed. */
export function readAssembly(folder: string): StackTemplate[] {
  const { artifacts } = manifest.parse(readJson(join(folder, 'manifest.json')));
  const ordered: string[] = [];
  const visit = (id: string): void => {
    if (ordered.includes(id)) return;
    for (const dependency of artifacts[id]?.dependencies ?? []) visit(dependency);
    ordered.push(id);
  };
  for (const id of Object.keys(artifacts)) visit(id);

  const assets = new Map<string, string>();
  for (const { type, properties } of Object.values(artifacts)) {
    const file = z.object({ file: z.string() }).safeParse(properties);
    if (type !== 'cdk:asset-manifest' || !file.success) continue;
    for (const { source, destinations } of Object.values(
      assetManifest.parse(readJson(join(folder, file.data.file))).files,
    ))
      for (const { objectKey } of Object.values(destinations))
        if (source.path !== undefined) assets.set(objectKey, join(folder, source.path));
  }

  return ordered.flatMap((id) => {
    const stack = artifacts[id];
    if (stack?.type !== 'aws:cloudformation:stack' || !stack.properties?.templateFile) return [];
    const [account, region] = (stack.environment ?? '').replace('aws://', '').split('/');
    return [
      {
        name: stack.properties.stackName ?? id,
        template: template.parse(readJson(join(folder, stack.properties.templateFile))),
        assets,
        account: known(account),
        region: known(region),
      },
    ];
  });
}
