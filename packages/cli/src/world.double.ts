import { type BranchScript, scriptedBranch } from '@huiyin/testing';
import type { World } from './session.ts';

/** A world in which one branch answers as scripted, and everything said and waited for is on record. */
export function worldOf(script: BranchScript) {
  const { fetch, received } = scriptedBranch(script);
  const printed: string[] = [];
  const remarks: string[] = [];
  const pauses: number[] = [];
  return {
    received,
    printed,
    remarks,
    pauses,
    fetch,
    print: (line) => void printed.push(line),
    remark: (line) => void remarks.push(line),
    now: () => new Date('2026-10-05T02:00:00.000Z'),
    isTerminal: false,
    environment: { HUIYIN_URL: 'http://127.0.0.1:4400' },
    pause: async (delayMs) => void pauses.push(delayMs),
  } satisfies World & Record<string, unknown>;
}
