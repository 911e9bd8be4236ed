import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { parseSync } from 'oxc-parser';

/** One import of a source file: by which name, and whether only types come with it. */
export interface Import {
  readonly from: string;
  /** A package (`zod`, `@huiyin/kernel`), a built-in (`node:fs`) or a path from the repository's root. */
  readonly to: string;
  readonly typesOnly: boolean;
}

/** Every import, re-export and dynamic import of a source text. Throws when the text is no TypeScript. */
export function readImports(path: string, text: string): Import[] {
  const { module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message}`);
  const imports: Import[] = [];
  const add = (specifier: string, typesOnly: boolean) =>
    imports.push({ from: path, to: targetOf(path, specifier), typesOnly });
  for (const { moduleRequest, entries } of module.staticImports)
    add(moduleRequest.value, entries.length > 0 && entries.every(({ isType }) => isType));
  for (const { entries } of module.staticExports)
    for (const { moduleRequest, isType } of entries) if (moduleRequest) add(moduleRequest.value, isType);
  for (const { moduleRequest } of module.dynamicImports) {
    const literal = /^['"](.*)['"]$/.exec(text.slice(moduleRequest.start, moduleRequest.end))?.[1];
    if (literal !== undefined) add(literal, false);
  }
  return imports;
}

export const readImportsOf = (root: string, path: string): Import[] =>
  readImports(path, readFileSync(join(root, path), 'utf8'));

const targetOf = (path: string, specifier: string): string =>
  specifier.startsWith('.') ? normalize(join(dirname(path), specifier)) : specifier;

/** Names of the types that a source text exports: interfaces, types and classes. Throws when the text is no TypeScript. */
export function typesExportedBy(path: string, text: string): string[] {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message}`);
  return program.body.flatMap((statement) => {
    if (statement.type !== 'ExportNamedDeclaration' || !statement.declaration) return [];
    const { declaration } = statement;
    switch (declaration.type) {
      case 'TSInterfaceDeclaration':
      case 'TSTypeAliasDeclaration':
        return [declaration.id.name];
      case 'ClassDeclaration':
        return declaration.id ? [declaration.id.name] : [];
      default:
        return [];
    }
  });
}
