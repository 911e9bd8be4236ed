import { type ApiUser, type BranchApi, branchApi, broughtToken, localTokens } from '@huiyin/client';
import type { RunFile } from '@huiyin/client/run-file';
import { Fault } from '@huiyin/kernel';
import type { Language, Role } from '@huiyin/vocabulary';
import { onBranchClock } from './branch/branch-clock.ts';
import { demandAddress, demandToken, demandZone } from './branch/demand-sense.ts';
import { readRunFiles } from './branch/run-files.ts';
import { readLogin } from './login/saved-login.ts';
import { plainJson } from './terminal/plain-text.ts';

/** What the operator said before the command's own words. */
export interface CommonOptions {
  readonly url?: string;
  readonly token?: string;
  readonly as?: Role;
  readonly person?: string;
  readonly branch?: string;
  readonly data: string;
  readonly zone?: string;
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
  /** Somebody sits there who can be asked. */
  readonly isTerminal: boolean;
  readonly environment: {
    readonly HUIYIN_TOKEN?: string | undefined;
    readonly HUIYIN_URL?: string | undefined;
  };
}

/** One command's dealings with one branch. */
export interface Session {
  readonly world: World;
  readonly api: BranchApi;
  readonly json: boolean;
  readonly language: Language;
  /** What is said in the operator's language. */
  readonly text: (zh: string, en: string) => string;
  /** A moment as the branch's wall clock shows it. */
  readonly when: (instant: string) => string;
  /** The run file of the branch on this machine, when that is the one addressed. */
  readonly local: RunFile | undefined;
  /** Who calls: the role that the operator named, else the one that the command needs. */
  readonly user: (needed: Role) => ApiUser;
  /** Prints the answer as JSON, or as lines for people. */
  readonly answer: (value: unknown, lines: () => readonly string[]) => void;
}

interface MeantBranch {
  /** Undefined where none runs; `starting` names one that soon will. */
  readonly url: string | undefined;
  readonly starting: string | undefined;
  readonly token: string | undefined;
  readonly local: RunFile | undefined;
  /** Undefined where nothing on this machine tells. */
  readonly zone: string | undefined;
}

const languageOf = ({ english }: CommonOptions): Language => (english ? 'en' : 'zh');

/** The address given, else the branch that runs here. Throws when an option makes no sense. */
function findBranch(options: CommonOptions, world: World): MeantBranch {
  const language = languageOf(options);
  const given = options.url ?? world.environment.HUIYIN_URL;
  if (given !== undefined) demandAddress(given, language);
  if (options.zone !== undefined) demandZone(options.zone, language);
  const found = given === undefined || isOfThisMachine(given) ? readRunFiles(options.data, language) : [];
  const meant = found.filter(({ branch }) => options.branch === undefined || branch === options.branch);
  const running = meant.filter((one) => one.state !== 'starting');
  if (given === undefined && meant.length > 1) throw severalRun(meant, language);
  const [starting] = meant.filter(({ state }) => state === 'starting');
  const local = running.find((one) => given === undefined || one.url === given);
  // Whoever signed in means that branch, unless another is named or runs here.
  const login = readLogin(options.data);
  const url = given ?? local?.url ?? (starting ? undefined : login?.url);
  const token =
    options.token ?? world.environment.HUIYIN_TOKEN ?? (login?.url === url ? login?.token : undefined);
  if (token !== undefined) demandToken(token, language);
  const signedIn = login?.url === url ? login : undefined;
  return {
    url,
    starting: starting?.branch,
    token,
    local,
    zone: options.zone ?? local?.zone ?? signedIn?.zone,
  };
}

/**
 * The zone of a branch that only it can tell: its address and a token were brought, and nobody signed in here. Undefined where
 * it is known or need not be, and where the branch does not answer; then the command will say so.
 */
export async function askZone(options: CommonOptions, world: World): Promise<string | undefined> {
  const { url, token, zone } = findBranch(options, world);
  if (options.json || zone !== undefined || url === undefined || token === undefined) return undefined;
  const { fetch, pause } = world;
  const api = branchApi({ url, token: broughtToken(token), fetch, pause });
  return api.call('GET /branch', {}).then(
    (branch) => branch.zone,
    () => undefined,
  );
}

/** Finds the branch that is meant. Throws when an option makes no sense. */
export function openSession(options: CommonOptions, world: World): Session {
  const { url, starting, token, local, zone = 'UTC' } = findBranch(options, world);
  const language = languageOf(options);
  const { json } = options;
  if (local?.state === 'living')
    world.remark(
      language === 'zh'
        ? '分公司仍在续演样例月，其时钟走在前面'
        : 'the branch still lives its sample month: its clock runs on by itself',
    );
  return {
    world,
    text: (zh, en) => (language === 'zh' ? zh : en),
    when: (instant) => onBranchClock(instant, zone),
    local,
    json,
    language,
    api:
      url === undefined
        ? absentApi(
            starting !== undefined ? startsStill(starting, language) : nobodyRuns(options.branch, language),
          )
        : branchApi({
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
      if (json) world.print(plainJson(value));
      else for (const line of lines()) world.print(line);
    },
  };
}

const isOfThisMachine = (url: string): boolean => /^https?:\/\/(127\.0\.0\.1|localhost)\b/.test(url);

/** A branch that cannot be asked: every call says why. Commands that go past the API do without. */
function absentApi(fault: Fault): BranchApi {
  const refuse = (): Promise<never> => Promise.reject(fault);
  return { call: refuse, download: refuse };
}

const severalRun = (found: readonly { readonly branch: string }[], language: Language): Fault => {
  const names = found.map(({ branch }) => branch).join(', ');
  return new Fault(
    'several-branches-run',
    language === 'zh'
      ? `本机有多个分公司在运行（${names}）：请用 --branch 或 --url 指明`
      : `several branches run here (${names}): say --branch or --url`,
  );
};

const startsStill = (branch: string, language: Language): Fault =>
  new Fault(
    'branch-starting',
    language === 'zh'
      ? `分公司 ${branch} 正在启动：请稍候再试`
      : `the branch ${branch} is starting: try again in a moment`,
  );

const nobodyRuns = (branch: string | undefined, language: Language): Fault =>
  new Fault(
    'no-branch-runs',
    language === 'zh'
      ? `本机没有${branch === undefined ? '' : `名为 ${branch} 的`}分公司在运行：请先 npm start，或用 --url 指明地址`
      : `no branch${branch === undefined ? '' : ` ${branch}`} runs here: npm start first, or name the address of one with --url`,
  );
