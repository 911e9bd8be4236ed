import { rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ApiUser, type BranchApi, branchApi } from '@huiyin/client';
import type { BranchConfiguration } from '@huiyin/contracts';
import { synthesize } from '@huiyin/infra/synthesize';
import { type LocalCloud, startLocalCloud } from '@huiyin/local-cloud';
import { demoPeople } from './demo-people.ts';

export interface StartOptions {
  readonly branch: BranchConfiguration;
  /** Where everything lies; absent: in memory. */
  readonly dataDir?: string;
  readonly assemblyDir: string;
  readonly port: number;
  readonly startAt?: Date;
  /** The same data keys every time, for a month that is to tell the same story; never with real customers. */
  readonly keySeed?: string;
  /** For a month whose events are looked through at its end. */
  readonly eventsRemembered?: number;
  readonly fallback?: (request: IncomingMessage, response: ServerResponse) => boolean;
  readonly onDisk?: (state: 'full' | 'room') => void;
  readonly onLog?: (line: { readonly function: string; readonly text: string }) => void;
}

/** A branch office that runs on this machine. */
export interface RunningOffice {
  readonly branch: BranchConfiguration;
  readonly cloud: LocalCloud;
  readonly url: string;
  /** The branch's API as a person in that role uses it; tokens are renewed as the branch's clock goes on. */
  readonly api: BranchApi;
  readonly stop: () => Promise<void>;
}

/**
 * A branch that runs here mails into the mailbox here, whatever its file says: no demo reaches a real server. Months are lived in a minute,
 * so that nobody's pace is a person's.
 */
const runHere = (branch: BranchConfiguration): BranchConfiguration => ({
  ...branch,
  limits: { ...branch.limits, unlimitedCallers: true },
  briefing: { ...branch.briefing, mail: { kind: 'ses' } },
});

/** Synthesizes the branch's stacks and runs them. */
export async function startOffice(options: StartOptions): Promise<RunningOffice> {
  const { dataDir } = options;
  const branch = runHere(options.branch);
  rmSync(options.assemblyDir, { recursive: true, force: true });
  const assembly = await synthesize({ branch, outdir: options.assemblyDir, validate: false });
  const cloud = await startLocalCloud({
    assemblies: [assembly],
    port: options.port,
    people: demoPeople(branch),
    ...(dataDir !== undefined && { dataDir }),
    ...(options.startAt && { startAt: options.startAt }),
    ...(options.keySeed !== undefined && { keySeed: options.keySeed }),
    ...(options.eventsRemembered !== undefined && { eventsRemembered: options.eventsRemembered }),
    ...(options.fallback && { fallback: options.fallback }),
    ...(options.onLog && { onLog: options.onLog }),
    ...(options.onDisk && { onDisk: options.onDisk }),
  });
  const [url = ''] = Object.values(cloud.apis);
  return {
    branch,
    cloud,
    url,
    api: branchApi({
      url,
      token: renewedTokens(cloud),
      fetch: globalThis.fetch,
      pause: (delayMs) => new Promise((resolve) => setTimeout(resolve, delayMs)),
    }),
    stop: cloud.stop,
  };
}

/** Well within the local issuer's twelve hours. */
const RENEWED_MS = 6 * 3_600_000;

function renewedTokens(cloud: LocalCloud): (user: ApiUser, fresh: boolean) => Promise<string> {
  const tokens = new Map<string, { readonly token: Promise<string>; readonly fromMs: number }>();
  return ({ role, person }, fresh) => {
    const key = `${role} ${person ?? ''}`;
    const nowMs = cloud.clock.now().getTime();
    const known = tokens.get(key);
    if (known && !fresh && nowMs - known.fromMs < RENEWED_MS) return known.token;
    const token = cloud.token({ role, ...(person !== undefined && { person }) });
    tokens.set(key, { token, fromMs: nowMs });
    return token;
  };
}
