import type { Wording } from './wording.ts';

/** Which way a case came: from a callback, from somebody of the branch who was told, or passed on by somebody outside. */
export const CASE_CHANNELS = [
  'callback',
  'hotline',
  'counter',
  'website',
  'field',
  'mayor-hotline',
  'regulator',
  'company-hotline',
] as const;
export type CaseChannel = (typeof CASE_CHANNELS)[number];

export const CASE_CHANNEL_NAMES = {
  callback: { zh: '回访', en: 'callback' },
  hotline: { zh: '服务热线', en: 'hotline' },
  counter: { zh: '营业厅', en: 'counter' },
  website: { zh: '网站', en: 'website' },
  field: { zh: '现场人员', en: 'field staff' },
  'mayor-hotline': { zh: '12345 热线', en: '12345 hotline' },
  regulator: { zh: '监管部门', en: 'regulator' },
  'company-hotline': { zh: '集团热线', en: 'company hotline' },
} as const satisfies Record<CaseChannel, Wording>;

/** Those who pass a case on have a number of their own for it. */
export const OUTSIDE_CHANNELS = [
  'mayor-hotline',
  'regulator',
  'company-hotline',
] as const satisfies readonly CaseChannel[];

export type OutsideChannel = (typeof OUTSIDE_CHANNELS)[number];

/** In which form whoever passed a case on wants to be answered: in their own system, in writing, or on the phone. */
export const REPLY_FORMS = ['platform', 'letter', 'phone'] as const;
export type ReplyForm = (typeof REPLY_FORMS)[number];

export const REPLY_FORM_NAMES = {
  platform: { zh: '来件平台回填', en: 'in their own system' },
  letter: { zh: '书面答复', en: 'in writing' },
  phone: { zh: '电话答复', en: 'on the phone' },
} as const satisfies Record<ReplyForm, Wording>;

/** What gave rise to a case that came another way than by a callback; with its channel, the caller's reference names it. */
export const requestIdOf = (channel: CaseChannel, reference: string): string => `${channel}:${reference}`;
