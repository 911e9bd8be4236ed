import { ApiRefusal } from '@huiyin/client';
import { complaintsQuery } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import { describe, expect, test } from 'vitest';
import { sentenceOf } from './sentence-of.ts';
import { typed } from './typed.ts';

const aws = (name: string) => Object.assign(new Error('a value'), { name, $metadata: {} });
const system = (code: string) => Object.assign(new Error('a value'), { code, path: 'orders.csv' });

describe('what an operator reads when a command fails', () => {
  test.each([
    [new ApiRefusal(401, 'Unauthorized', []), 77, '令牌缺失或已过期：请 huiyin login (401 Unauthorized)'],
    [new ApiRefusal(403, 'Forbidden', []), 77, '没有权限 (403 Forbidden)'],
    [new ApiRefusal(404, 'no such case', []), 1, '没有找到 (404 no such case)'],
    [new ApiRefusal(418, 'teapot', []), 1, '418 teapot'],
    [new Fault('no-branch-runs', '没有分公司'), 69, '没有分公司'],
    [new Fault('rows-rejected', '3 行被拒收'), 2, '3 行被拒收'],
    [new Fault('file-unreadable', 'cannot read orders.csv'), 66, '文件无法读取 (cannot read orders.csv)'],
    [aws('AccessDeniedException'), 77, '当前 AWS 身份没有权限 (AccessDeniedException)'],
    [aws('ThrottlingException'), 69, 'AWS 未接受请求 (ThrottlingException)'],
    [system('ENOENT'), 66, '没有这个文件： orders.csv'],
  ])('is one sentence, with a fitting exit code', (error, exitCode, line) => {
    expect(sentenceOf(error, 'zh')).toEqual({ lines: [line], exitCode });
  });

  test('names the rules that were broken, and no value', () => {
    const refusal = new ApiRefusal(422, 'attempt invalid', [
      { path: 'callAgainAt', rule: 'after-the-window' },
    ]);
    expect(sentenceOf(refusal, 'en').lines).toEqual([
      'rules are broken (422 attempt invalid)',
      '  callAgainAt: after-the-window',
    ]);
  });

  test('says of words on the command line how they are written, and is one of usage', () => {
    const refusal = new ApiRefusal(400, 'contract broken', [{ path: 'path.month', rule: 'format-regex' }]);
    expect(sentenceOf(refusal, 'zh')).toEqual({
      lines: ['请求有误 (400 contract broken)', '  path.month: 写法不对 (format-regex)，如 2026-10'],
      exitCode: 64,
    });
    expect(sentenceOf(new ApiRefusal(400, 'contract broken', []), 'zh').exitCode).toBe(1);
    const thrown = (() => {
      try {
        return typed(complaintsQuery, { owner: 'a b', team: 'X Y', told: 'nobody' });
      } catch (error) {
        return error;
      }
    })();
    expect(sentenceOf(thrown, 'en')).toEqual({
      lines: [
        'what was typed is not as it has to be',
        '  owner: is not written like this (format-regex), as officer-01',
        '  team: is not written like this (format-regex)',
        '  told: is none of those that may be (invalid-value)',
      ],
      exitCode: 64,
    });
    expect(sentenceOf(thrown, 'zh').lines[0]).toBe('命令中所写的不符合要求');
    expect(JSON.stringify(sentenceOf(thrown, 'zh'))).not.toContain('a b');
  });

  test('shows nothing of what broke inside but its kind', () => {
    const { lines, exitCode } = sentenceOf(new TypeError('cannot read 13912345678'), 'en');
    expect(exitCode).toBe(70);
    expect(lines).toEqual([
      'huiyin itself is at fault (TypeError): run it again with HUIYIN_TRACE=1 to see where, and report it',
    ]);
    expect(sentenceOf('thrown text', 'en').exitCode).toBe(70);
  });

  test('is nothing when the operator themselves ended it', () => {
    expect(sentenceOf(Object.assign(new Error(), { name: 'ExitPromptError' }), 'zh')).toEqual({
      lines: [],
      exitCode: 130,
    });
  });
});
