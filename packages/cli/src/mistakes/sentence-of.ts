import { ApiRefusal } from '@huiyin/client';
import type { Issue } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import type { Language } from '@huiyin/vocabulary';
import { CommanderError } from 'commander';
import { TypedWrong } from './typed.ts';
import { AWS_WORDS, FAULT_WORDS, FILE_WORDS, RULE_WORDS, STATUS_WORDS, WRITTEN_LIKE } from './words.ts';

/** What a command ends with when it did not come to its answer. */
export interface Mistake {
  /** The first says what is wrong and what can be done; the others name paths and rules. */
  readonly lines: readonly string[];
  readonly exitCode: number;
}

/** The exit codes of `huiyin`, by sysexits.h where it has one. */
export const EXIT = {
  refused: 1,
  /** The command ran to its end, and rows or orders need somebody to look. */
  rowsRejected: 2,
  usage: 64,
  file: 66,
  unavailable: 69,
  software: 70,
  permission: 77,
  interrupted: 130,
} as const;

const UNAVAILABLE: ReadonlySet<string> = new Set([
  'no-branch-runs',
  'branch-starting',
  'branch-out-of-reach',
  'table-too-busy',
  'events-not-taken',
]);
const OF_USAGE: ReadonlySet<string> = new Set([
  'address-wrong',
  'zone-unknown',
  'token-wrong',
  'month-wrong',
  'day-wrong',
  'points-wrong',
]);
const OF_FILES: ReadonlySet<string> = new Set([
  'file-unreadable',
  'file-wrong',
  'columns-missing',
  'encoding-wrong',
  'table-wrong',
  'orders-wrong',
]);

/** Says in one sentence why a command failed. Never a stack, never a value: what broke in our own code is named by its kind only. */
export function sentenceOf(error: unknown, language: Language): Mistake {
  if (error instanceof ApiRefusal) return refusalOf(error, language);
  if (error instanceof Fault) return faultOf(error, language);
  if (!(error instanceof Error)) return unknown('unknown', language);
  // The command line's own words were said already; help and version are no mistakes.
  if (error instanceof CommanderError) return { lines: [], exitCode: error.exitCode === 0 ? 0 : EXIT.usage };
  if (error.name === 'ExitPromptError') return { lines: [], exitCode: EXIT.interrupted };
  if ('$metadata' in error || error.name === 'CredentialsProviderError') return awsOf(error, language);
  const word = 'code' in error ? FILE_WORDS[String(error.code)] : undefined;
  if (word) {
    const path = 'path' in error ? ` ${String(error.path)}` : '';
    return { lines: [`${word[language]}${path}`], exitCode: EXIT.file };
  }
  return unknown(error.name, language);
}

function refusalOf({ status, message, issues }: ApiRefusal, language: Language): Mistake {
  const word = STATUS_WORDS[status];
  const isOfWords = status === 400 && issues.every(({ path }) => /^(path|query)\./.test(path));
  const exitCode =
    isOfWords && issues.length > 0
      ? EXIT.usage
      : status === 401 || status === 403
        ? EXIT.permission
        : status >= 500
          ? EXIT.unavailable
          : EXIT.refused;
  return {
    lines: [
      word ? `${word[language]} (${message})` : message,
      ...issues.map((issue) => issueLine(issue, language)),
    ],
    exitCode,
  };
}

/** Where, and by which rule; with how it is written, where that is known. */
function issueLine({ path, rule }: Issue, language: Language): string {
  const [like, word] = [WRITTEN_LIKE[path.replace(/^(path|query)\./, '')], RULE_WORDS[rule]?.[language]];
  const said = word === undefined ? rule : `${word} (${rule})`;
  const such = language === 'zh' ? `，如 ${like}` : `, as ${like}`;
  return `  ${path === '' ? '*' : path}: ${said}${like === undefined || word === undefined ? '' : such}`;
}

function faultOf(fault: Fault, language: Language): Mistake {
  const { code, message } = fault;
  const zh = language === 'zh' ? FAULT_WORDS[code] : undefined;
  if (fault instanceof TypedWrong)
    return {
      lines: [zh ?? message, ...fault.issues.map((issue) => issueLine(issue, language))],
      exitCode: EXIT.usage,
    };
  if (code === 'rows-rejected' || code === 'sample-differs')
    return { lines: [message], exitCode: EXIT.rowsRejected };
  return { lines: [zh === undefined ? message : `${zh} (${message})`], exitCode: exitCodeOf(code) };
}

function exitCodeOf(code: string): number {
  if (OF_USAGE.has(code)) return EXIT.usage;
  if (UNAVAILABLE.has(code)) return EXIT.unavailable;
  return OF_FILES.has(code) ? EXIT.file : EXIT.refused;
}

function awsOf({ name }: Error, language: Language): Mistake {
  const word = AWS_WORDS[name] ?? AWS_WORDS.other;
  const isAboutRights = name.startsWith('AccessDenied') || name === 'CredentialsProviderError';
  return {
    lines: [`${word?.[language] ?? ''} (${name})`],
    exitCode: isAboutRights ? EXIT.permission : EXIT.unavailable,
  };
}

const unknown = (name: string, language: Language): Mistake => ({
  lines: [
    language === 'zh'
      ? `huiyin 自身出错（${name}）：设置 HUIYIN_TRACE=1 再运行一次可看到位置，请报告给维护者`
      : `huiyin itself is at fault (${name}): run it again with HUIYIN_TRACE=1 to see where, and report it`,
  ],
  exitCode: EXIT.software,
});
