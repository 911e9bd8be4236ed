import type { DeadlineName, Wording } from '@huiyin/vocabulary';
import type { ComplaintCase } from './complaint.ts';

/** What somebody is told about one case at one time; nothing of its customer. */
export interface NoticeLine {
  readonly found: Pick<ComplaintCase, 'caseId' | 'order' | 'kind' | 'class' | 'owner'>;
  readonly team: Wording;
  /** Which rule told of which deadline; absent: what was handed on came back unaccepted. */
  readonly deadline?: { readonly name: DeadlineName; readonly by: string; readonly rule: Wording };
}

/** A letter about cases whose time has come: one case alone, or everything that one person is told at one time. */
export interface NoticeDocument {
  readonly branch: { readonly id: string; readonly name: Wording; readonly zone: string };
  /** UTC instant. */
  readonly at: string;
  readonly lines: readonly NoticeLine[];
}
