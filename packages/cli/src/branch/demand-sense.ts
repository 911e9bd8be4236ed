import { Fault } from '@huiyin/kernel';
import type { Language } from '@huiyin/vocabulary';

/** Throws when it is no address that can be called. */
export function demandAddress(address: string, language: Language): void {
  if (/^https?:$/.test(URL.parse(address)?.protocol ?? '')) return;
  throw new Fault(
    'address-wrong',
    language === 'zh'
      ? '地址应以 http:// 或 https:// 开头，例如 https://api.example.cn'
      : 'an address begins with http:// or https://, as https://api.example.cn does',
  );
}

/** Throws when no clock goes by such a zone. */
export function demandZone(zone: string, language: Language): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch (cause) {
    throw new Fault(
      'zone-unknown',
      language === 'zh'
        ? '没有这个时区：请用 Asia/Shanghai 一类的名称'
        : 'there is no such zone: name one as in Asia/Shanghai',
      { cause },
    );
  }
}

const TOKEN = /^[\x21-\x7e]+$/;

/** Throws when no request can carry it: a line end or a space was copied along. */
export function demandToken(token: string, language: Language): void {
  if (TOKEN.test(token)) return;
  throw new Fault(
    'token-wrong',
    language === 'zh'
      ? '令牌中有空格、换行或非英文字符：请重新复制'
      : 'the token holds a space, a line end or a letter that none has: copy it again',
  );
}
