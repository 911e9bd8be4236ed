import type { NoticeDocument } from '@huiyin/contracts';
import { describe, expect, it } from 'vitest';
import { renderNotices } from './render-notices.ts';

const document: NoticeDocument = {
  branch: { id: 'longgang', name: { zh: '龙岗分公司', en: 'Longgang' }, zone: 'Asia/Shanghai' },
  at: '2026-10-12T00:30:00.000Z',
  lines: [
    {
      found: {
        caseId: 'hotline:HL-1.1',
        order: {
          orderId: 'WO-1',
          revision: 1,
          businessType: 'repair',
          team: 'repair-1',
          staff: [],
          segment: 'residential',
          completedAt: '2026-10-05T00:00:00.000Z',
          countedDay: '2026-10-05',
        },
        kind: 'complaint',
        class: 'major',
        owner: 'officer-01',
      },
      team: { zh: '维修<一>班', en: 'Repair 1' },
      deadline: { name: 'conclude', by: '2026-10-11T16:00:00.000Z', rule: { zh: '逾期', en: 'missed' } },
    },
    {
      found: {
        caseId: 'hotline:HL-2.1',
        order: {
          orderId: 'WO-2',
          revision: 1,
          businessType: 'repair',
          team: 'repair-1',
          staff: [],
          segment: 'residential',
          completedAt: '2026-10-05T00:00:00.000Z',
          countedDay: '2026-10-05',
        },
        kind: 'praise',
        class: 'ordinary',
      },
      team: { zh: '维修一班', en: 'Repair 1' },
    },
  ],
};

describe('a letter about cases whose time has come', () => {
  it('says how many there are and what is first, and of each case what whoever reads it must know', () => {
    const { subject, text } = renderNotices(document, 'zh');
    expect(subject).toBe('【投诉期限】龙岗分公司 2 件（逾期）');
    expect(text).toContain(
      'hotline:HL-1.1 · 投诉 · 重大 · 维修<一>班 · officer-01 · 结论期限 2026年10月12日 00:00 · 逾期',
    );
    expect(text).toContain(
      'hotline:HL-2.1 · 表扬 · 普通 · 维修一班 · 无人受理 · — · 转办逾期未接收，退回经办人',
    );
  });

  it('is the same in English, and what it names is no markup', () => {
    const { subject, html } = renderNotices(document, 'en');
    expect(subject).toBe('[Case deadlines] Longgang: 2 (missed)');
    expect(html).toContain('conclude by 12 October 2026, 00:00');
    expect(renderNotices(document, 'zh').html).toContain('维修&lt;一&gt;班');
  });
});
