import { decide } from '../played/iam/policy.ts';
import { type Blueprint, roleNameOf } from './blueprint/blueprint.ts';

/** Names that two resources claim, e.g. two branches that forgot to carry their own. */
export function doubleNames(blueprint: Blueprint): string[] {
  const named = {
    table: blueprint.tables,
    queue: blueprint.queues,
    bus: blueprint.buses,
    function: blueprint.functions,
    schedule: blueprint.schedules,
  };
  return Object.entries(named).flatMap(([kind, list]) => {
    const names = list.map(({ name }) => name);
    return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map(
      (name) => `two resources claim the ${kind} ${name}`,
    );
  });
}

/** Wires whose roles or policies do not allow what they need: AWS would fail on them later, silently. */
export function forbiddenWires(blueprint: Blueprint): string[] {
  const roleOf = new Map(blueprint.functions.map(({ name, roleArn }) => [name, roleNameOf(roleArn)]));
  return blueprint.wires.flatMap(({ name, by, question }) => {
    const statements =
      'resource' in by
        ? blueprint.resourcePolicies.get(by.resource)
        : blueprint.roles.get('role' in by ? by.role : (roleOf.get(by.functionName) ?? ''));
    return decide(statements ?? [], question) === 'allowed'
      ? []
      : [`${name}: nothing allows ${question.action} on ${question.resource}`];
  });
}
