/** Spaces, dashes, dots, slashes and parentheses, as people write them into numbers. */
const SEPARATORS = /[\s\-‐-―－().·/]/gu;
const COUNTRY = /^(?:\+86|0086|86(?=1[3-9]\d{9}$))/;
const MOBILE = /^1[3-9]\d{9}$/;

/** Marks that nobody sees, an apostrophe that makes a spreadsheet keep zeros, and the decimals it adds to a number. */
const INVISIBLE = /\p{Cf}/gu;
const DECIMALS = /^('?\+?\d{7,})\.0$/;
/** A word or sign before an extension, or the third hyphen of a landline. */
const EXTENSION = /^(.*\d.*?)\s*(?:转|轉|分机|内线|ext\.?|x|#|,|;|:)+\s*(\d{1,6})$/i;
const LANDLINE_EXTENSION = /^(\(?0\d{2,3}\)?[\s-]?\d{7,8})-(\d{1,6})$/;

const cleaned = (phone: string): string =>
  phone.normalize('NFKC').replaceAll(INVISIBLE, '').trim().replace(DECIMALS, '$1').replace(/^'/, '');

/**
 * A number as it is dialled in China: without separators, full-width digits or the country code, behind which a landline's
 * area code lacks its zero. Of other countries the code stays. An extension is left out.
 */
export function plainPhone(phone: string): string {
  const plain = (cut(phone)?.number ?? cleaned(phone)).replaceAll(SEPARATORS, '');
  const national = plain.replace(COUNTRY, '');
  const isDialled = national === plain || MOBILE.test(national) || national.startsWith('0');
  return isDialled ? national : `0${national}`;
}

/** A number as an agent dials it: its extension behind a hyphen. */
export function dialledPhone(phone: string): string {
  const extension = cut(phone)?.extension;
  return extension === undefined ? plainPhone(phone) : `${plainPhone(phone)}-${extension}`;
}

function cut(phone: string): { readonly number: string; readonly extension: string } | undefined {
  const text = cleaned(phone);
  const [, number, extension] = EXTENSION.exec(text) ?? LANDLINE_EXTENSION.exec(text) ?? [];
  return number === undefined || extension === undefined ? undefined : { number, extension };
}

/** What is written where there is no number: words, dashes, and one digit again and again. */
export function isNoPhone(phone: string): boolean {
  const digits = cleaned(phone).replaceAll(/\D/g, '');
  return digits === '' || /^(\d)\1*$/.test(digits);
}

/** Tells whether a written number is one that can be dialled: its plain form as the branch's pattern wants it, whole. */
export function possiblePhone(pattern: string): (phone: string) => boolean {
  const possible = new RegExp(`^(?:${pattern})$`);
  return (phone) => !isNoPhone(phone) && possible.test(plainPhone(phone));
}

/** A mobile number anywhere among other characters; a landline with its area code, and nothing beside it. */
const MOBILE_INSIDE = /(?:^|\D)(?:86)?1[3-9]\d(-?)\d{4}\1\d{4}(?!\d)/;
const LANDLINE = /^0[1-9]\d{1,2}-?[2-8]\d{6,7}$/;

/** Whether a code is somebody's number, or holds one. Longer runs of digits are the numbers of documents. */
export const looksLikePhone = (code: string): boolean => MOBILE_INSIDE.test(code) || LANDLINE.test(code);

/** Does a text have a telephone number in it, however its digits are spaced or bracketed? */
export const mentionsPhone = (text: string): boolean =>
  text
    .normalize('NFKC')
    .split(/[^\d+()\-\s]+/)
    .map((each) => each.replaceAll(/[\s()+]/g, ''))
    .some((each) => looksLikePhone(each) || looksLikePhone(each.replaceAll('-', '')));
