import type { BranchConfiguration } from '@huiyin/contracts';
import type { Clock } from '@huiyin/kernel';
import { systemClock } from '@huiyin/kernel/runtime';
import { type Log, openLog, readBranch } from '@huiyin/lambda';
import { type DoorSurface, type Environment, readEnvironment } from '@huiyin/surface';

/** What a function starts from: who it is, for which branch, and what its surface says it may use. */
export interface OpenDoor<Variables> {
  readonly environment: Variables;
  readonly branch: BranchConfiguration;
  readonly log: Log;
  readonly now: Clock;
}

/**
 * Opens one door of a service in its function; give it the process's environment and the module's own `import.meta.url`. Throws when
 * a variable or the branch's configuration is missing: the function must not start then.
 */
export const openDoor = <
  Doors extends { readonly [N in keyof Doors]: DoorSurface },
  Name extends keyof Doors & string,
>(
  { service, doors }: { readonly service: string; readonly doors: Doors },
  name: Name,
  variables: NodeJS.ProcessEnv,
  moduleUrl: string,
): OpenDoor<Environment<Doors[Name]>> => ({
  environment: readEnvironment(doors[name], variables),
  branch: readBranch(moduleUrl),
  log: openLog({ service, door: name }),
  now: systemClock,
});
