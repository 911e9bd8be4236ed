import type { RouteKey } from '@huiyin/contracts';
import type { WorkbenchWord } from '../i18n/words.ts';

/** A page of the workbench: where it is, what it is called, and the call without which it shows nothing. */
export interface WorkbenchPage {
  readonly path: string;
  readonly word: WorkbenchWord;
  /** Whoever may not call this is not shown the page. */
  readonly needs: RouteKey;
}

/** Every page; menu, guard and the tests read this list. */
export const PLACES = {
  home: { path: '/home', word: 'home', needs: 'GET /branch' },
  desk: { path: '/desk', word: 'desk', needs: 'POST /tasks/next' },
  complaints: { path: '/complaints', word: 'complaints', needs: 'GET /complaints' },
  room: { path: '/room', word: 'room', needs: 'GET /room' },
  interface: { path: '/interface', word: 'interface', needs: 'GET /branch' },
} as const satisfies Record<string, WorkbenchPage>;
export type PageName = keyof typeof PLACES;
