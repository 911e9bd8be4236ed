/** Spaces, dashes, dots, slashes and parentheses, as people write them into numbers. */
const SEPARATORS = /[\s\-‐-―－().·/]/gu;
const COUNTRY = /^(?:\+86|0086|86(?=1[3-9]\d{9}$))/;

/** A number without separators, full-width digits or the country code of China; of other countries the code stays. */
export const plainPhone = (phone: string): string =>
  phone.normalize('NFKC').replaceAll(SEPARATORS, '').replace(COUNTRY, '');
