import type { RouteKey } from '@huiyin/contracts';
import type { WorkbenchWord } from '../i18n/words.ts';

/** A page of the workbench: where it is, what it is called, and the call without which it shows nothing. */
export interface WorkbenchPage {
  readonly path: string;
  readonly word: WorkbenchWord;
  /** What one does here, for whoever comes for the first time. */
  readonly about: WorkbenchWord;
  /** Whoever may not call this is not shown the page. */
  readonly needs: RouteKey;
}

/** Every page; menu, guard and the tests read this list. */
export const PLACES = {
  home: { path: '/home', word: 'home', about: 'homeAbout', needs: 'GET /branch' },
  desk: { path: '/desk', word: 'desk', about: 'deskAbout', needs: 'POST /tasks/next' },
  complaints: { path: '/complaints', word: 'complaints', about: 'complaintsAbout', needs: 'GET /complaints' },
  redistribution: {
    path: '/redistributions',
    word: 'redistribution',
    about: 'redistributionAbout',
    needs: 'GET /redistributions',
  },
  analysis: {
    path: '/analysis',
    word: 'analysis',
    about: 'analysisAbout',
    needs: 'GET /countermeasures/{due}',
  },
  typical: { path: '/typical-cases', word: 'typical', about: 'typicalAbout', needs: 'GET /typical-cases' },
  room: { path: '/room', word: 'room', about: 'roomAbout', needs: 'GET /room' },
  supervision: {
    path: '/supervision',
    word: 'supervision',
    about: 'supervisionAbout',
    needs: 'GET /briefings/{period}',
  },
  policies: { path: '/policies', word: 'policies', about: 'policiesAbout', needs: 'GET /policies' },
  topics: { path: '/topics', word: 'topics', about: 'topicsAbout', needs: 'GET /topics' },
  plan: { path: '/plan', word: 'plan', about: 'planAbout', needs: 'GET /plan' },
  deposits: { path: '/deposits', word: 'deposits', about: 'depositsAbout', needs: 'GET /deposits/{month}' },
  reviews: { path: '/reviews', word: 'reviews', about: 'reviewsAbout', needs: 'GET /review-sheets' },
  rejected: { path: '/rejected', word: 'rejected', about: 'rejectedAbout', needs: 'GET /rejected' },
  deadLetters: {
    path: '/dead-letters',
    word: 'deadLetters',
    about: 'deadLettersAbout',
    needs: 'GET /dead-letters',
  },
  audit: { path: '/audit', word: 'audit', about: 'auditAbout', needs: 'GET /tasks/{taskId}/reveals' },
  interface: { path: '/interface', word: 'interface', about: 'interfaceAbout', needs: 'GET /branch' },
} as const satisfies Record<string, WorkbenchPage>;
export type PageName = keyof typeof PLACES;
