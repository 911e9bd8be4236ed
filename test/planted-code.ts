import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const ROOT = join(import.meta.dirname, '..');
const SOURCES = [
  'packages',
  'services',
  'infra',
  'package.json',
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'tsconfig.json',
];

/** An edit of one source file: what stands there, and what will. */
export interface Edit {
  readonly file: string;
  readonly find: string;
  readonly put: string;
}

/** Copies the code as it is into a folder and makes the edits there; throws when one finds nothing to edit. */
export function plantedCode(folder: string, edits: readonly Edit[]): string {
  mkdirSync(folder, { recursive: true });
  // Links between our packages are relative, so that those of the copy lead into the copy.
  for (const source of SOURCES)
    cpSync(join(ROOT, source), join(folder, source), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !/[\\/](cdk\.out|\.huiyin)$/.test(path),
    });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  for (const { file, find, put } of edits) {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(find)) throw new Error(`${file} has nothing to edit at "${find}"`);
    writeFileSync(path, text.replace(find, put));
  }
  return folder;
}

/** Synthesizes the demo branch from the code in that folder; answers the assembly's folder. */
export function synthesizedFrom(code: string, outdir: string): string {
  execFileSync(process.execPath, ['infra/main/app.ts'], {
    cwd: code,
    env: { ...process.env, CDK_OUTDIR: outdir, CDK_VALIDATION: 'false', HUIYIN_BRANCH: 'longgang' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return outdir;
}

const stackTemplate = z.looseObject({
  Resources: z.record(
    z.string(),
    z.looseObject({ Type: z.string(), Properties: z.looseObject({}).optional() }),
  ),
});
const functionProperties = z.looseObject({
  FunctionName: z.string(),
  Code: z.looseObject({ S3Key: z.string() }),
});

/** The folder of each function's code, by the function's name. */
function codeFoldersOf(assembly: string): ReadonlyMap<string, string> {
  const folders = new Map<string, string>();
  for (const file of readdirSync(assembly).filter((name) => name.endsWith('.template.json'))) {
    const { Resources } = stackTemplate.parse(JSON.parse(readFileSync(join(assembly, file), 'utf8')));
    for (const { Type, Properties } of Object.values(Resources)) {
      if (Type !== 'AWS::Lambda::Function') continue;
      const { FunctionName, Code } = functionProperties.parse(Properties);
      folders.set(FunctionName, join(assembly, `asset.${Code.S3Key.replace(/\.zip$/, '')}`));
    }
  }
  return folders;
}

/** An assembly of today's wires in which these services run the code of another assembly. */
export function mixed(assembly: string, other: string, services: readonly string[], folder: string): string {
  cpSync(assembly, folder, { recursive: true });
  const theirs = codeFoldersOf(other);
  for (const [name, code] of codeFoldersOf(folder)) {
    if (!services.some((service) => name.startsWith(`huiyin-longgang-${service}-`))) continue;
    const replacement = theirs.get(name);
    if (replacement === undefined) throw new Error(`the other assembly has no function ${name}`);
    rmSync(code, { recursive: true });
    cpSync(replacement, code, { recursive: true });
  }
  return folder;
}
