/** Spaces, dashes, dots, slashes and parentheses, as people write them into numbers. */
const SEPARATORS = /[\s\-‐-―－().·/]/gu;
const COUNTRY = /^(?:\+86|0086|86(?=1[3-9]\d{9}$))/;
const MOBILE = /^1[3-9]\d{9}$/;

/**
 * A number as it is dialled in China: without separators, full-width digits or the country code, behind which a landline's
 * area code lacks its zero. Of other countries the code stays.
 */
export function plainPhone(phone: string): string {
  const plain = phone.normalize('NFKC').replaceAll(SEPARATORS, '');
  const national = plain.replace(COUNTRY, '');
  const isDialled = national === plain || MOBILE.test(national) || national.startsWith('0');
  return isDialled ? national : `0${national}`;
}

/** A mobile number anywhere among other characters; a landline with its area code, and nothing beside it. */
const MOBILE_INSIDE = /(?:^|\D)(?:86)?1[3-9]\d(-?)\d{4}\1\d{4}(?!\d)/;
const LANDLINE = /^0[1-9]\d{1,2}-?[2-8]\d{6,7}$/;

/** Whether a code is somebody's number, or holds one. Longer runs of digits are the numbers of documents. */
export const looksLikePhone = (code: string): boolean => MOBILE_INSIDE.test(code) || LANDLINE.test(code);
