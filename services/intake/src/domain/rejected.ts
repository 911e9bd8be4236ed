import type { Issue } from '@huiyin/contracts';
import type { Instant } from '@huiyin/kernel';

/** A body that was turned away: why, and where its sealed parts lie. */
export interface Rejected {
  /** Keyed hash of the body, so that the same bad body twice is one entry. */
  readonly rejectedId: string;
  readonly orderId?: string | undefined;
  /** Keyed hash of the customer, where the body names one, so that it can be forgotten. */
  readonly customerKey?: string | undefined;
  readonly receivedAt: Instant;
  readonly door: 'event' | 'api';
  readonly issues: readonly Issue[];
  /** In how many sealed parts the body is kept. */
  readonly parts: number;
  /** Set once a resubmission was accepted: then it is off the list. */
  readonly resolvedAt?: Instant | undefined;
  /** Set once its customer is forgotten: then its parts are empty. */
  readonly forgottenAt?: Instant | undefined;
}

/** One piece of a rejected body, in an envelope of its own. */
export interface RejectedPart {
  readonly rejectedId: string;
  readonly index: number;
  readonly receivedAt: Instant;
  readonly sealed?: string | undefined;
}

/** Characters of one part: at most 3 bytes each in UTF-8, well below an item's 400 KB. */
export const PART_CHARACTERS_MAX = 100_000;

/** Cuts a text into parts no longer than that, never through a surrogate pair. */
export function inParts(text: string, charactersMax = PART_CHARACTERS_MAX): readonly string[] {
  const parts: string[] = [];
  for (let start = 0; start < text.length; ) {
    let end = Math.min(start + charactersMax, text.length);
    if (end < text.length && isHighSurrogate(text.charCodeAt(end - 1))) end -= 1;
    parts.push(text.slice(start, end));
    start = end;
  }
  return parts;
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

const FIELD = /^(?:customer|promised|stages\.\d+)(?=\.)/;

/** The issues as they are stored and listed: the name of a field that the sender made up may be personal, too. */
export const storable = (issues: readonly Issue[]): readonly Issue[] =>
  issues.map(({ path, rule }) => ({
    path: rule === 'unknown-field' ? [...(FIELD.exec(path) ?? []), '*'].join('.') : path,
    rule,
  }));
