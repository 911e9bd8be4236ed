import type { Wording } from '@huiyin/vocabulary';

/** What the pages of a case, of typical cases and of the service risk deposit say beside the words of every page. */
export const CASE_PAGE_WORDS = {
  grade: { zh: '等级', en: 'Class' },
  category: { zh: '类别', en: 'Category' },
  cause: { zh: '原因', en: 'Cause' },
  nature: { zh: '性质', en: 'Nature' },
  liable: { zh: '责任方', en: 'Liable' },
  liableWho: { zh: '责任方（可多选）', en: 'Who is liable (one or several)' },
  optional: { zh: '（可不选）', en: '(may be left open)' },

  evidence: { zh: '证据', en: 'Evidence' },
  noEvidence: { zh: '还没有证据。', en: 'There is no evidence yet.' },
  picture: { zh: '图片', en: 'picture' },
  document: { zh: 'PDF 文件', en: 'PDF' },
  addEvidence: {
    zh: '提交照片或 PDF（每件不超过 10 MB）',
    en: 'Hand over a photograph or PDF (up to 10 MB each)',
  },
  handOver: { zh: '提交', en: 'Hand over' },
  handingOver: { zh: '正在提交…', en: 'Handing over…' },
  handedOver: { zh: '证据已提交。', en: 'It is handed over.' },
  wrongFile: {
    zh: '只收 JPEG、PNG、WebP 图片或 PDF，每件不超过 10 MB。',
    en: 'Only JPEG, PNG and WebP pictures or PDF are taken, up to 10 MB each.',
  },
  notPut: {
    zh: '文件没有传上去，请检查网络后再试。',
    en: 'The file did not arrive: check the connection and try again.',
  },
  openEvidence: { zh: '打开', en: 'Open' },

  writeTypical: { zh: '写成典型案例', en: 'Write a typical case' },
  writeTypicalMeans: {
    zh: '供各班组学习：写事情与教训，不写客户与员工的姓名、电话、工号。由另一位主管发布。',
    en: 'For all teams to learn from: what happened and what to do differently, without names, numbers or staff ids. A supervisor publishes it.',
  },
  title: { zh: '标题', en: 'Title' },
  story: { zh: '经过', en: 'What happened' },
  lesson: { zh: '教训与做法', en: 'What is done differently' },
  writeIt: { zh: '保存，待发布', en: 'Save, to be published' },
  typicalWritten: { zh: '已保存，待主管发布。', en: 'It is saved; a supervisor publishes it.' },

  library: { zh: '已发布', en: 'Published' },
  written: { zh: '全部已写', en: 'All that were written' },
  find: { zh: '查找', en: 'Find' },
  noTypical: { zh: '没有这样的案例。', en: 'There is no such case.' },
  waits: { zh: '待发布', en: 'waits to be published' },
  publish: { zh: '发布', en: 'Publish' },
  theCase: { zh: '案件', en: 'The case' },

  month: { zh: '月份', en: 'Month' },
  noDeposit: { zh: '分公司没有设服务风险金。', en: 'This branch keeps no deposit.' },
  noAccounts: { zh: '这个月没有记账。', en: 'Nothing was booked in this month.' },
  depositMeans: {
    zh: '有责投诉从员工到领导连带记扣，表扬记奖；申诉改判的冲销。',
    en: 'A responsible complaint is paid for from the employee up to the leadership, praise is rewarded; what an appeal undoes is reversed.',
  },
  account: { zh: '账户', en: 'Account' },
  link: { zh: '层级', en: 'Link' },
  total: { zh: '合计', en: 'Total' },
  entries: { zh: '明细', en: 'Entries' },
} as const satisfies Record<string, Wording>;
