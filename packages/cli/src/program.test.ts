import type { BranchScript } from '@huiyin/testing';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { HELP_WORDS } from './help/help-words.ts';
import { huiyin } from './program.ts';
import { worldOf } from './world.double.ts';

const everyCommand = (command: Command): readonly Command[] => [
  command,
  ...command.commands.flatMap(everyCommand),
];
const HAN = /\p{Script=Han}/u;

/** What the command line writes when it is given these words, and the exit code that it would end with. */
async function written(language: 'zh' | 'en', ...words: string[]) {
  const program = huiyin(worldOf({}), language);
  let [out, error] = ['', ''];
  for (const command of everyCommand(program))
    command.configureOutput({
      writeOut: (text) => {
        out += text;
      },
      writeErr: (text) => {
        error += text;
      },
    });
  const code = await program.parseAsync(['node', 'huiyin', ...words]).then(
    () => 'done',
    (thrown: { readonly code?: string }) => thrown.code,
  );
  return { out, error, code };
}

test('a branch elsewhere shows its times by its own clock', async () => {
  const branch = {
    branch: 'nyc',
    name: { zh: '纽约', en: 'New York' },
    zone: 'America/New_York',
    language: 'en',
    teams: [],
    businessTypes: [],
    categories: [],
  };
  const figures = {
    open: 0,
    due: 0,
    leased: 0,
    overdueToday: 0,
    secondCallbacks: 0,
    waiting: 0,
    byBusinessType: {},
    ending: {},
  };
  const queue = { ...figures, coming: [], moreComing: false, at: '2026-10-05T02:00:00.000Z' };
  const world = worldOf({
    'GET /branch': () => ({ status: 200, body: branch }),
    'GET /queue': () => ({ status: 200, body: queue }),
  });
  const words = ['--url', 'https://branch.example.com', '--token', 'brought', '--english', 'queue'];
  await huiyin(world, 'en').parseAsync(['node', 'huiyin', ...words]);
  expect(world.printed.join()).toContain('2026-10-04 22:00');
});

describe('help', () => {
  test('has Chinese for everything that it says', () => {
    const said = everyCommand(huiyin(worldOf({}), 'en')).flatMap((command) => [
      command.description(),
      ...command.options.map(({ description }) => description),
      ...command.registeredArguments.map(({ description }) => description),
    ]);
    const lacking = [...new Set(said)].filter((text) => text !== '' && HELP_WORDS[text] === undefined);
    expect(lacking).toEqual([]);
  });

  test('has no Chinese for what nobody says', () => {
    const said = everyCommand(huiyin(worldOf({}), 'en')).flatMap((command) => [
      command.description(),
      ...command.options.map(({ description }) => description),
      ...command.registeredArguments.map(({ description }) => description),
    ]);
    expect(Object.keys(HELP_WORDS).filter((text) => !said.includes(text))).toEqual([
      'display help for command',
    ]);
  });

  test.each([
    [['--help']],
    [['complaints', '--help']],
    [['complaints', 'reveal', '--help']],
    [['tables', 'restore', '--help']],
    [['login', '--help']],
    [['help', 'import']],
  ])('is Chinese, line by line: %j', async (words) => {
    const { out } = await written('zh', ...words);
    // What stands in a column of its own is a sentence; what wraps goes on from one.
    const sentences = out.split('\n').filter((line) => / {2,}\S+.* {2,}\S/.test(line));
    expect(sentences.length).toBeGreaterThan(1);
    for (const line of sentences) expect(line).toMatch(HAN);
    expect(out).not.toMatch(/Usage|Options|Commands|Arguments|default|choices/);
  });

  test('speaks English when asked to', async () => {
    const { out } = await written('en', 'complaints', '--help');
    expect(out).toContain('Usage: huiyin complaints');
    expect(out.replace('回音', '')).not.toMatch(HAN);
  });
});

describe('what comes from outside', () => {
  const script: BranchScript = {
    'POST /complaints/{caseId}/reveal': () => ({
      status: 200,
      body: {
        contact: { name: '王\u001b[2J\u202e小明', phones: ['13800000000'] },
        words: [],
      },
    }),
  };
  const reveal = async (...more: string[]) => {
    const world = worldOf(script);
    const words = ['node', 'huiyin', 'complaints', 'reveal', 'C-1', '--reason', 'audit', ...more];
    await huiyin(world).parseAsync(words);
    return world.printed.join('\n');
  };

  test('is shown by the terminal, and never obeyed', async () => {
    const shown = await reveal();
    expect(shown).toContain('王\ufffd[2J\ufffd小明');
  });

  test('is all there in JSON', async () => {
    const shown = await reveal('--json');
    expect(shown).toContain('王\\u001b[2J\\u202e小明');
    expect(JSON.parse(shown)).toMatchObject({ contact: { name: '王\u001b[2J\u202e小明' } });
  });
});

describe('a command line that is not understood', () => {
  test.each([
    [['order'], '缺少参数 id\n'],
    [['complaints', 'reveal', 'C-1'], '缺少必需的选项 --reason <reason>\n'],
    [['complaints', 'reveal', 'C-1', '--reason', 'x'], '选项 --reason <reason> 的取值 x 无效，可选 '],
    [['tables', 'restore', 'x', 'copy'], '参数 service 的取值 x 无效，可选 intake, '],
    [['briefing', '2026-11', '--html'], '选项 --html <file> 缺少取值\n'],
    [['login', '--issuer', 'i', '--client', 'c'], '缺少必需的选项 --url <url>\n'],
    [['quue'], '没有命令 quue\n（是否想用 queue？）\n'],
    [['queue', '--jsn'], '没有选项 --jsn\n（是否想用 --json？）\n'],
    [['order', 'a', 'b'], '参数太多：应有 1 个，给出了 2 个\n'],
    [['rejected', 'resubmit'], '请指明哪一个，或加 --all\n'],
    [['replay', 'gardening'], '会发布事件的服务有：intake, '],
    [
      ['login', '--url', 'u', '--issuer', 'i', '--client', 'c', '--port', '0'],
      '选项 --port <number> 的取值 0 无效：应为 1 到 65535 的整数\n',
    ],
  ])('is answered in Chinese: %j', async (words, said) => {
    const { error, code } = await written('zh', ...words);
    expect(error).toContain(said);
    expect(error.slice(0, said.length)).toBe(said);
    expect(code).toMatch(/^commander\./);
  });

  test('is not a sign-in with its address, wherever that stands: only an address that is none', async () => {
    const rest = ['--issuer', 'https://login.example.cn', '--client', 'c'];
    for (const words of [
      ['login', '--url', 'nonsense', ...rest],
      ['--url', 'nonsense', 'login', ...rest],
    ])
      expect(await written('en', ...words)).toEqual({ out: '', error: '', code: 'address-wrong' });
  });

  test('is answered in English when asked to', async () => {
    expect((await written('en', 'quue')).error).toBe(
      "error: unknown command 'quue'\n(Did you mean queue?)\n",
    );
  });
});
