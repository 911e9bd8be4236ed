import { createHash } from 'node:crypto';
import { Fault } from '@huiyin/kernel';
import type { StackTemplate } from './assembly.ts';
import { type Blueprint, emptyBlueprint } from './blueprint/blueprint.ts';
import type { Declared, Place } from './blueprint/part.ts';
import { doubleNames, forbiddenWires } from './check-blueprint.ts';
import { type IntrinsicScope, resolve, truth } from './intrinsics.ts';
import { resources } from './parts/resources.ts';

/** Everything in the templates that local-cloud cannot run, one line each: stack, logical id, property, reason. */
export class UnsupportedTemplate extends Fault {
  readonly findings: readonly string[];
  constructor(findings: readonly string[]) {
    super(
      'template-unsupported',
      `local-cloud cannot run this template:\n${findings.map((finding) => `  ${finding}`).join('\n')}`,
    );
    this.findings = findings;
  }
}

const shorten = (name: string, max: number): string =>
  name.length <= max
    ? name
    : `${name.slice(0, max - 9)}-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;

/** Reads what the stacks say into one blueprint. Throws UnsupportedTemplate with every finding at once. */
export function loadStacks(
  stacks: readonly StackTemplate[],
  given: Omit<Place, 'account' | 'region' | 'partition' | 'suffix'>,
): Blueprint {
  const [first] = stacks;
  if (!first) throw new Fault('assembly-empty', 'the assemblies hold no stack');
  const blueprint = emptyBlueprint(placeOf(first, given));
  const findings: string[] = [];
  const exports = new Map<string, () => unknown>();

  const scopes = stacks.map((stack) => {
    const scope = scopeOf(stack, placeOf(stack, given), exports);
    for (const { Value, Export, Condition } of Object.values(stack.template.Outputs)) {
      if (!Export || (Condition !== undefined && !scope.condition(Condition))) continue;
      exports.set(String(resolve(Export.Name, scope)), () => resolve(Value, scope));
    }
    return scope;
  });

  stacks.forEach((stack, index) => {
    const scope = scopes[index];
    if (!scope) return;
    for (const [logicalId, { Type, Properties, Condition }] of Object.entries(stack.template.Resources)) {
      if (Condition !== undefined && !scope.condition(Condition)) continue;
      const where = `${stack.name}/${logicalId} (${Type})`;
      const kind = resources[Type];
      if (!kind) {
        findings.push(`${where}: local-cloud does not know this type`);
        continue;
      }
      try {
        const declared = scope.declared(logicalId);
        findings.push(
          ...kind.add(resolve(Properties, scope), declared, blueprint).map((reason) => `${where}: ${reason}`),
        );
      } catch (fault) {
        findings.push(`${where}: ${fault instanceof Error ? fault.message : String(fault)}`);
      }
    }
    blueprint.outputs[stack.name] = Object.fromEntries(
      Object.entries(stack.template.Outputs)
        .filter(([, { Condition }]) => Condition === undefined || scope.condition(Condition))
        .map(([name, { Value }]) => [name, String(resolve(Value, scope))]),
    );
  });

  findings.push(...doubleNames(blueprint));
  if (findings.length === 0) findings.push(...forbiddenWires(blueprint));
  if (findings.length > 0) throw new UnsupportedTemplate(findings);
  return blueprint;
}

function placeOf(stack: StackTemplate, given: Pick<Place, 'queueBase'>): Place {
  const region = stack.region ?? 'ap-east-1';
  const china = region.startsWith('cn-');
  return {
    ...given,
    region,
    account: stack.account ?? '000000000000',
    partition: china ? 'aws-cn' : 'aws',
    suffix: china ? 'amazonaws.com.cn' : 'amazonaws.com',
  };
}

function scopeOf(
  { name: stack, template, assets }: StackTemplate,
  place: Place,
  exports: ReadonlyMap<string, () => unknown>,
): IntrinsicScope & { declared(logicalId: string): Declared } {
  const pseudo: Record<string, string> = {
    'AWS::AccountId': place.account,
    'AWS::Region': place.region,
    'AWS::Partition': place.partition,
    'AWS::URLSuffix': place.suffix,
    'AWS::StackName': stack,
    'AWS::StackId': `arn:${place.partition}:cloudformation:${place.region}:${place.account}:stack/${stack}/local`,
  };
  const kindOf = (logicalId: string) => {
    const type = template.Resources[logicalId]?.Type;
    if (type === undefined)
      throw new Fault('template-unsupported', `the template has no resource ${logicalId}`);
    const kind = resources[type];
    if (!kind) throw new Fault('template-unsupported', `${logicalId}: local-cloud does not know ${type}`);
    return kind;
  };
  const scope: IntrinsicScope & { declared(logicalId: string): Declared } = {
    ref(name) {
      if (name in pseudo) return pseudo[name];
      const parameter = template.Parameters[name];
      if (parameter) {
        if (parameter.Default === undefined)
          throw new Fault('template-unsupported', `the parameter ${name} has no default`);
        return parameter.Default;
      }
      return kindOf(name).ref(scope.declared(name));
    },
    attribute(logicalId, name) {
      const attribute = kindOf(logicalId).attributes[name];
      if (!attribute)
        throw new Fault(
          'template-unsupported',
          `local-cloud does not know the attribute ${logicalId}.${name}`,
        );
      return attribute(scope.declared(logicalId));
    },
    importValue(name) {
      const value = exports.get(name);
      if (!value) throw new Fault('template-unsupported', `no stack before this one exports ${name}`);
      return value();
    },
    condition(name) {
      if (!(name in template.Conditions))
        throw new Fault('template-unsupported', `the template has no condition ${name}`);
      return truth(template.Conditions[name], scope);
    },
    mapping(map, first, second) {
      const level = template.Mappings[map];
      const rows = typeof level === 'object' && level !== null ? Object.entries(level) : [];
      const row = rows.find(([key]) => key === first)?.[1];
      const value =
        typeof row === 'object' && row !== null
          ? Object.entries(row).find(([key]) => key === second)?.[1]
          : undefined;
      if (value === undefined)
        throw new Fault('template-unsupported', `the mapping ${map} has no ${first}/${second}`);
      return value;
    },
    declared(logicalId) {
      const resource = template.Resources[logicalId];
      const property = (name: string): unknown => {
        const value = resource?.Properties[name];
        return value === undefined ? undefined : resolve(value, scope);
      };
      return {
        stack,
        logicalId,
        type: resource?.Type ?? '',
        place,
        property,
        name(named, max = 255) {
          const explicit = property(named);
          return typeof explicit === 'string' ? explicit : shorten(`${stack}-${logicalId}`, max);
        },
        arn: (service, rest) => `arn:${place.partition}:${service}:${place.region}:${place.account}:${rest}`,
        globalArn: (service, rest) => `arn:${place.partition}:${service}::${place.account}:${rest}`,
        asset: (objectKey) => assets.get(objectKey),
        metadata: (name) => resource?.Metadata[name],
      };
    },
  };
  return scope;
}
