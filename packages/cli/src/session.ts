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

/** Finds the branch that is meant: the address given, else the one that runs here. Throws when an option makes no sense. */
export function openSession(options: CommonOptions, world: World): Session {
  const language: Language = options.english ? 'en' : 'zh';
  const given = options.url ?? world.environment.HUIYIN_URL;
  if (given !== undefined) demandAddress(given, language);
  if (options.zone !== undefined) demandZone(options.zone, language);
  const found = given === undefined || isOfThisMachine(given) ? readRunFiles(options.data, language) : [];
  const meant = found.filter(({ branch }) => options.branch === undefined || branch === options.branch);
  const running = meant.filter((one) => one.state !== 'starting');
  if (given === undefined && meant.length > 1) throw severalRun(meant, language);
  const [starting] = meant.filter(({ state }) => state === 'starting');
  const local = running.find((one) => given === undefined || one.url === given);
  if (local?.state === 'living')
    world.remark(
      language === 'zh'
        ? '分公司仍在续演样例月，其时钟走在前面'
        : 'the branch still lives its sample month: its clock runs on by itself',
    );
  // Whoever signed in means that branch, unless another is named or runs here.
  const login = readLogin(options.data);
  const url = given ?? local?.url ?? (starting ? undefined : login?.url);
  const token =
    options.token ?? world.environment.HUIYIN_TOKEN ?? (login?.url === url ? login?.token : undefined);
  if (token !== undefined) demandToken(token, language);
  const { json } = options;
  const signedIn = login?.url === url ? login : undefined;
  const zone = options.zone ?? local?.zone ?? signedIn?.zone ?? ZONE_OF_CHINA;
  return {
    world,
    text: (zh, en) => (language === 'zh' ? zh : en),
    when: (instant) => onBranchClock(instant, zone),
    local,
    json,
    language,
    api:
      url === undefined
        ? absentApi(starting ? startsStill(starting.branch, language) : nobodyRuns(options.branch, language))
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

/** Of a branch that nobody signed in to and that does not run here; another is named with `--zone`. */
const ZONE_OF_CHINA = 'Asia/Shanghai';

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
