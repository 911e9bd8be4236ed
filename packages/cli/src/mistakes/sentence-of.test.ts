import { ApiRefusal } from '@huiyin/client';
import { Fault } from '@huiyin/kernel';
import { describe, expect, test } from 'vitest';
import { sentenceOf } from './sentence-of.ts';

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
