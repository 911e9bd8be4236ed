import { describe, expect, test } from 'vitest';
import { type PageFile, servePage } from './serve-page.ts';

const fileOf = (contentType: string, text: string, codings: PageFile['codings'] = {}): PageFile => ({
  contentType,
  tag: `"${text}"`,
  plain: Buffer.from(text),
  codings,
});
const files = new Map([
  ['index.html', fileOf('text/html; charset=utf-8', 'the page')],
  ['openapi.json', fileOf('application/json', '{}')],
  [
    'assets/main-1a2b.js',
    fileOf('text/javascript', 'script', { br: Buffer.from('small'), gzip: Buffer.from('smaller') }),
  ],
]);
const signIn = {
  issuer: 'https://issuer.example/pool',
  client: 'client-1',
  origins: ['https://login.example'],
};
const get = (rawPath: string, headers: Record<string, string> = {}) =>
  servePage({
    bucketOrigins: ['https://files.example'],
    files,
    signIn,
  })({ rawPath, headers });
const text = ({ body = '' }: { body?: string | undefined }) => Buffer.from(body, 'base64').toString();

describe('the door of the page', () => {
  test.each(['/', '/workbench'])('leads from %s to where one begins', async (path) => {
    expect(await get(path)).toMatchObject({ statusCode: 302, headers: { location: '/workbench/home' } });
  });

  test('shows the page at every place inside it, asked for anew each time', async () => {
    const answer = await get('/workbench/complaints/case-1');
    expect(answer).toMatchObject({
      statusCode: 200,
      headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' },
    });
    expect(text(answer)).toBe('the page');
  });

  test.each([
    ['br, gzip', 'br', 'small'],
    ['gzip, deflate', 'gzip', 'smaller'],
    ['br;q=0, gzip;q=0.5', 'gzip', 'smaller'],
    ['identity', undefined, 'script'],
    ['', undefined, 'script'],
  ])('gives whoever takes %j the form %s, for ever', async (accepted, coding, body) => {
    const answer = await get('/workbench/assets/main-1a2b.js', { 'accept-encoding': accepted });
    expect(answer.headers?.['content-encoding']).toBe(coding);
    expect(answer.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
    });
    expect(text(answer)).toBe(body);
  });

  test('says that nothing changed to whoever has it', async () => {
    expect(await get('/workbench/home', { 'if-none-match': '"the page"' })).toMatchObject({
      statusCode: 304,
    });
  });

  test.each(['/workbench/assets/old-ffff.js', '/workbench/nothing.css', '/workbench/../index.html'])(
    'has no %s',
    async (path) => {
      expect(await get(path)).toMatchObject({ statusCode: 404, headers: { 'cache-control': 'no-store' } });
    },
  );

  test('has the interface where other systems look for it', async () => {
    expect(text(await get('/openapi.json'))).toBe('{}');
  });

  test('says where people sign in', async () => {
    const answer = await get('/workbench/sign-in.json');
    expect(JSON.parse(answer.body ?? '')).toEqual({ issuer: signIn.issuer, client: 'client-1' });
  });

  test.each(['/', '/workbench/home', '/workbench/sign-in.json', '/workbench/nothing.css'])(
    'lets %s run, show and call nothing of a third origin',
    async (path) => {
      const policy = String((await get(path)).headers?.['content-security-policy']);
      expect(policy.split('; ')).toEqual([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self' https://issuer.example https://login.example https://files.example",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ]);
    },
  );
});
