import type { ComplaintCase } from '@huiyin/contracts';
import type { PlainTable } from '@huiyin/page';
import {
  CASE_CHANNEL_NAMES,
  CASE_KIND_NAMES,
  CASE_NATURE_NAMES,
  CASE_WORDS,
  COMPLAINT_STATE_NAMES,
  DEADLINE_NAMES,
  type Language,
  LIABLE_PARTY_NAMES,
  nextDeadline,
  runningDeadlines,
  type Wording,
} from '@huiyin/vocabulary';

interface Column extends Wording {
  readonly of: (one: ComplaintCase, words: Words) => string | number | undefined;
}

interface Words {
  readonly language: Language;
  readonly when: (moment: string) => string;
}

const yesOrNo = (value: boolean | undefined, { language }: Words) =>
  value === undefined ? undefined : { zh: value ? '是' : '否', en: value ? 'yes' : 'no' }[language];
const momentOf = (moment: string | undefined, { when }: Words) =>
  moment === undefined ? undefined : when(moment);
const dueOf = (one: ComplaintCase) => (runningDeadlines(one).length === 0 ? undefined : nextDeadline(one));

const COLUMNS: readonly Column[] = [
  { zh: '编号', en: 'case', of: ({ caseId }) => caseId },
  { zh: '状态', en: 'state', of: ({ state }, { language }) => COMPLAINT_STATE_NAMES[state][language] },
  { zh: '类别', en: 'kind', of: ({ kind }, { language }) => CASE_KIND_NAMES[kind][language] },
  { zh: '等级', en: 'class', of: (one, { language }) => CASE_WORDS[one.class][language] },
  { zh: '诉求', en: 'category', of: ({ category }) => category },
  { zh: '原因', en: 'cause', of: ({ cause }) => cause },
  { zh: '渠道', en: 'channel', of: ({ channel }, { language }) => CASE_CHANNEL_NAMES[channel][language] },
  { zh: '来件编号', en: 'number outside', of: ({ outsideNumber }) => outsideNumber },
  { zh: '工单', en: 'order', of: ({ order }) => order.orderId },
  { zh: '业务类型', en: 'business type', of: ({ order }) => order.businessType },
  { zh: '班组', en: 'team', of: ({ order }) => order.team },
  { zh: '经办人', en: 'owner', of: ({ owner }) => owner },
  { zh: '收到', en: 'raised', of: ({ raisedAt }, words) => momentOf(raisedAt, words) },
  {
    zh: '下一期限',
    en: 'next deadline',
    of: (one, { language }) => {
      const due = dueOf(one);
      return due && DEADLINE_NAMES[due.deadline][language];
    },
  },
  { zh: '截止', en: 'due', of: (one, words) => momentOf(dueOf(one)?.by, words) },
  { zh: '超期次数', en: 'deadlines missed', of: ({ missed }) => missed.length },
  { zh: '结论', en: 'concluded', of: ({ concludedAt }, words) => momentOf(concludedAt, words) },
  { zh: '有效', en: 'valid', of: ({ valid }, words) => yesOrNo(valid, words) },
  { zh: '有责', en: 'responsible', of: ({ responsible }, words) => yesOrNo(responsible, words) },
  {
    zh: '责任人',
    en: 'liable',
    of: ({ liable }, { language }) =>
      liable?.map(({ party, id }) => [LIABLE_PARTY_NAMES[party][language], id].join(' ').trim()).join('; '),
  },
  {
    zh: '共性或个性',
    en: 'nature',
    of: ({ nature }, { language }) => nature && CASE_NATURE_NAMES[nature][language],
  },
  { zh: '结案', en: 'closed', of: ({ closedAt }, words) => momentOf(closedAt, words) },
  { zh: '结案原因', en: 'because', of: ({ closedBecause }) => closedBecause },
  { zh: '已解决', en: 'solved', of: ({ solved }, words) => yesOrNo(solved, words) },
  { zh: '满意', en: 'satisfied', of: ({ satisfied }, words) => yesOrNo(satisfied, words) },
  { zh: '同一事项', en: 'repeats', of: ({ repeats }) => repeats },
  { zh: '重新处理次数', en: 'reopened', of: ({ reopened }) => reopened },
];

/** Cases as a table to take away: what everybody may see of them, one a row. */
export const complaintsTable = (complaints: readonly ComplaintCase[], words: Words): PlainTable => ({
  title: { zh: '投诉', en: 'complaints' }[words.language],
  columns: COLUMNS.map((column) => column[words.language]),
  rows: complaints.map((one) => COLUMNS.map(({ of }) => of(one, words))),
});
