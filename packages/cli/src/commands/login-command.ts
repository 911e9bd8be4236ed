import { branchApi, broughtToken } from '@huiyin/client';
import { demandAddress } from '../branch/demand-sense.ts';
import { saveLogin } from '../login/saved-login.ts';
import { type SignedIn, type SignInDeps, signIn } from '../login/sign-in.ts';
import type { World } from '../session.ts';

export interface LoginOptions {
  readonly url: string;
  readonly issuer: string;
  readonly client: string;
  readonly port: number;
  readonly data: string;
  readonly english: boolean;
}

const WAIT_MS = 5 * 60_000;

/** `huiyin login`: a person signs in at the branch's identity provider, in a browser; the token lies in the data folder. Throws when an address is none. */
export async function loginCommand(
  { url, issuer, client, port, data, english }: LoginOptions,
  world: World,
  by: (deps: SignInDeps) => Promise<SignedIn> = signIn,
): Promise<void> {
  for (const address of [url, issuer]) demandAddress(address, english ? 'en' : 'zh');
  const text = (zh: string, en: string): string => (english ? en : zh);
  const { token, seconds } = await by({
    fetch: world.fetch,
    issuer,
    clientId: client,
    port,
    waitMs: WAIT_MS,
    goodbye: text('已登录，可以关闭此页。', 'You are signed in and may close this page.'),
    show: (address) => {
      world.remark(text('请在浏览器中打开以下地址登录：', 'Open this address in a browser and sign in:'));
      world.remark(address);
    },
  });
  const zone = await zoneOf(url, token, world);
  saveLogin(data, { url, token, ...(zone !== undefined && { zone }) });
  const minutes = Math.floor(seconds / 60);
  world.print(text(`已登录 ${url}，${minutes} 分钟内有效`, `signed in to ${url} for ${minutes} minutes`));
}

/** The clock by which the branch's times are shown; undefined where it cannot be asked now, which is no reason not to be signed in. */
async function zoneOf(url: string, token: string, { fetch, pause }: World): Promise<string | undefined> {
  try {
    const api = branchApi({ url, token: broughtToken(token), fetch, pause });
    return (await api.call('GET /branch', {})).zone;
  } catch {
    return undefined;
  }
}
