import type { Contact } from '@huiyin/contracts';
import { mentionsPhone } from '@huiyin/phones';

/** One spelling for what people write in many: full-width and spaced letters, capitals, marks between them. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}\p{Cf}]/gu, '');

const HAN = /\p{Script=Han}/u;
/** How somebody is called by the first of their name's characters. */
const CALLED = ['先生', '女士', '小姐', '太太', '师傅'];
/** So many characters in a row of an address say where somebody lives. */
const ADDRESS_RUN = 6;
/** Initials name nobody. */
const NAME_LENGTH = 3;

/** What names a person: the whole name, and of a Chinese one the surname as people are called by it. */
function namesOf(name: string): readonly string[] {
  const whole = plain(name);
  return HAN.test(name) ? [whole, ...CALLED.map((called) => `${whole.slice(0, 1)}${called}`)] : [whole];
}

/** The words of a text that letters other than Chinese ones write. */
const wordsOf = (text: string): readonly string[] =>
  text
    .split(/[^\p{L}]+/u)
    .map(plain)
    .filter((word) => word.length >= NAME_LENGTH && !HAN.test(word));

/** Every run of an address that tells where it is. */
function runsOf(address: string): readonly string[] {
  const whole = plain(address);
  const count = Math.max(1, whole.length - ADDRESS_RUN + 1);
  return Array.from({ length: count }, (_, from) => whole.slice(from, from + ADDRESS_RUN));
}

/**
 * Does a text name nobody: neither the customer by name, number or address, nor any telephone number? Of a customer who is forgotten
 * nothing is known any more to look for.
 */
export function namesNobody(text: string, contact: Contact | undefined): boolean {
  if (mentionsPhone(text)) return false;
  const found = plain(text);
  const { name = '', phones = [], address = '' } = contact ?? {};
  const telling = [...namesOf(name), ...phones.map(plain), ...runsOf(address)];
  const words = new Set(wordsOf(text));
  if (wordsOf(name).some((word) => words.has(word))) return false;
  return telling.every((each) => each === '' || !found.includes(each));
}
