import { Fault } from '@huiyin/kernel';
/** Where `Ref`, `Fn::GetAtt` and the like find what they name; each throws when it does not know the name. */
export interface IntrinsicScope {
  ref(name: string): unknown;
  attribute(logicalId: string, name: string): unknown;
  importValue(name: string): unknown;
  condition(name: string): boolean;
  mapping(map: string, first: string, second: string): unknown;
}

/** `AWS::NoValue`: the property that holds it is not there. */
export const NO_VALUE = Symbol('AWS::NoValue');

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Replaces every intrinsic of a template value by what it stands for; one that is not known fails by its name. */
export function resolve(value: unknown, scope: IntrinsicScope): unknown {
  if (Array.isArray(value)) return value.map((one) => resolve(one, scope)).filter((one) => one !== NO_VALUE);
  if (!isObject(value)) return value;
  const [only, ...more] = Object.entries(value);
  if (only && more.length === 0 && (only[0] === 'Ref' || only[0].startsWith('Fn::'))) {
    const intrinsic = intrinsics[only[0]];
    if (!intrinsic) throw new Fault('template-unsupported', `local-cloud does not know ${only[0]}`);
    return intrinsic(only[1], scope);
  }
  const entries = Object.entries(value).map(([key, one]) => [key, resolve(one, scope)] as const);
  return Object.fromEntries(entries.filter(([, one]) => one !== NO_VALUE));
}

const list = (value: unknown, name: string): unknown[] => {
  if (!Array.isArray(value)) throw new Fault('template-unsupported', `${name} takes a list`);
  return value;
};
const text = (value: unknown, name: string): string => {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return String(value);
  throw new Fault('template-unsupported', `${name} takes text, not ${JSON.stringify(value)}`);
};

const intrinsics: Record<string, (argument: unknown, scope: IntrinsicScope) => unknown> = {
  Ref: (name, scope) => (name === 'AWS::NoValue' ? NO_VALUE : scope.ref(text(name, 'Ref'))),
  'Fn::GetAtt'(argument, scope) {
    const [logicalId, ...name] =
      typeof argument === 'string' ? argument.split('.') : list(argument, 'Fn::GetAtt');
    return scope.attribute(text(logicalId, 'Fn::GetAtt'), name.join('.'));
  },
  'Fn::Join'(argument, scope) {
    const [separator, parts] = list(argument, 'Fn::Join');
    return list(resolve(parts, scope), 'Fn::Join')
      .map((part) => text(part, 'Fn::Join'))
      .join(text(separator, 'Fn::Join'));
  },
  'Fn::Sub'(argument, scope) {
    const [pattern, given] = Array.isArray(argument) ? argument : [argument, {}];
    const names = resolve(given, scope);
    return text(pattern, 'Fn::Sub').replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
      if (literal) return `\${${name}}`;
      if (isObject(names) && name in names) return text(names[name], 'Fn::Sub');
      const [logicalId = '', ...attribute] = name.split('.');
      return text(
        attribute.length > 0 ? scope.attribute(logicalId, attribute.join('.')) : scope.ref(name),
        'Fn::Sub',
      );
    });
  },
  'Fn::Select'(argument, scope) {
    const [index, from] = list(argument, 'Fn::Select');
    return list(resolve(from, scope), 'Fn::Select')[Number(index)];
  },
  'Fn::Split'(argument, scope) {
    const [separator, from] = list(argument, 'Fn::Split');
    return text(resolve(from, scope), 'Fn::Split').split(text(separator, 'Fn::Split'));
  },
  'Fn::ImportValue': (argument, scope) =>
    scope.importValue(text(resolve(argument, scope), 'Fn::ImportValue')),
  'Fn::If'(argument, scope) {
    const [condition, yes, no] = list(argument, 'Fn::If');
    return resolve(scope.condition(text(condition, 'Fn::If')) ? yes : no, scope);
  },
  'Fn::FindInMap'(argument, scope) {
    const [map, first, second] = list(resolve(argument, scope), 'Fn::FindInMap').map((one) =>
      text(one, 'Fn::FindInMap'),
    );
    return scope.mapping(map ?? '', first ?? '', second ?? '');
  },
  'Fn::Equals'(argument, scope) {
    const [one, other] = list(resolve(argument, scope), 'Fn::Equals');
    return one === other;
  },
  'Fn::Not': (argument, scope) => !truth(list(argument, 'Fn::Not')[0], scope),
  'Fn::And': (argument, scope) => list(argument, 'Fn::And').every((one) => truth(one, scope)),
  'Fn::Or': (argument, scope) => list(argument, 'Fn::Or').some((one) => truth(one, scope)),
};

/** A condition, or a reference to a named one. */
export function truth(condition: unknown, scope: IntrinsicScope): boolean {
  if (isObject(condition) && typeof condition['Condition'] === 'string')
    return scope.condition(condition['Condition']);
  return resolve(condition, scope) === true;
}
