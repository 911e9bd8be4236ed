import {
  type ApiUser,
  type BranchApi,
  branchApi,
  broughtToken,
  localTokens,
  type RunFile,
} from '@huiyin/client';
import { Fault } from '@huiyin/kernel';
import type { Language, Role } from '@huiyin/vocabulary';
import { readRunFiles } from './branch/run-files.ts';

/** What the operator said before the command's own words. */
export interface CommonOptions {
  readonly url?: string;
  readonly token?: string;
  readonly as?: Role;
  readonly person?: string;
  readonly branch?: string;
  readonly data: string;
  readonly json: boolean;
  readonly english: boolean;
}

/** The world as a command sees it; `main` builds the real one. */
export interface World {
  readonly fetch: typeof globalThis.fetch;
  readonly pause: (delayMs: number) => Promise<void>;
  /** Results, and nothing else. */
  readonly print: (line: string) => void;
  /** Progress and remarks. */
  readonly remark: (line: string) => void;
  readonly now: () => Date;
  readonly environment: {
    readonly HUIYIN_TOKEN?: string | undefined;
    readonly HUIYIN_URL?: string | undefined;
  };
}

/** One command's dealings with one branch. */
export interface Session {
  readonly world: World;
  readonly api: BranchApi;
  readonly url: string;
  readonly json: boolean;
  readonly language: Language;
  /** The run file of the branch on this machine, when that is the one addressed. */
  readonly local: RunFile | undefined;
  /** Who calls: the role that the operator named, else the one that the command needs. */
  readonly user: (needed: Role) => ApiUser;
  /** Prints the answer as JSON, or as lines for people. */
  readonly answer: (value: unknown, lines: () => readonly string[]) => void;
}

const DEFAULT_URL = 'http://127.0.0.1:4400';

/** Finds the branch that is meant: the address given, else the one that runs here. */
export function openSession(options: CommonOptions, world: World): Session {
  const running = readRunFiles(options.data).filter(
    ({ branch }) => options.branch === undefined || branch === options.branch,
  );
  const given = options.url ?? world.environment.HUIYIN_URL;
  if (given === undefined && running.length > 1)
    throw new Fault(
      'several-branches-run',
      `several branches run here (${running.map(({ branch }) => branch).join(', ')}): say --branch or --url`,
    );
  const url = given ?? running[0]?.url ?? DEFAULT_URL;
  const local = running.find((one) => one.url === url);
  const token = options.token ?? world.environment.HUIYIN_TOKEN;
  const { json } = options;
  return {
    world,
    url,
    local,
    json,
    language: options.english ? 'en' : 'zh',
    api: branchApi({
      url,
      token: token === undefined ? localTokens(url, world.fetch) : broughtToken(token),
      fetch: world.fetch,
      pause: world.pause,
    }),
    user: (needed) => ({
      role: options.as ?? needed,
      ...(options.person !== undefined && { person: options.person }),
    }),
    answer: (value, lines) => {
      if (json) world.print(JSON.stringify(value));
      else for (const line of lines()) world.print(line);
    },
  };
}
