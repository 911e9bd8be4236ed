import type { AggregateTable, Trace } from '@huiyin/table';
import type { Rejected, RejectedPiece } from '../domain/rejected.ts';
import { pieceKey, REJECTED_PIECE } from './items.ts';

/** Whoever saves a piece first or last saves the same text; each opens by itself, whoever sealed it. */
export async function writePieces(
  table: AggregateTable,
  { rejectedId, expiresAt }: Rejected,
  sealed: readonly string[],
  trace: Trace,
): Promise<void> {
  for (const [index, envelope] of sealed.entries())
    await table.change<RejectedPiece, never, void>(
      REJECTED_PIECE,
      pieceKey(rejectedId, index),
      trace,
      () => ({ next: { rejectedId, index, expiresAt, sealed: envelope }, answer: undefined }),
      { assume: 'absent' },
    );
}

/** The sealed pieces in order; undefined for one that was forgotten or is gone. */
export async function readPieces(
  table: AggregateTable,
  { rejectedId, pieces }: Rejected,
): Promise<readonly (string | undefined)[]> {
  const found = await Promise.all(
    Array.from({ length: pieces }, (_, index) => table.load(REJECTED_PIECE, pieceKey(rejectedId, index))),
  );
  return found.map((each) => each?.state.sealed);
}

export async function emptyPieces(
  table: AggregateTable,
  { rejectedId, pieces }: Rejected,
  trace: Trace,
): Promise<void> {
  for (let index = 0; index < pieces; index += 1)
    await table.change<RejectedPiece, never, void>(
      REJECTED_PIECE,
      pieceKey(rejectedId, index),
      trace,
      (found) => ({ next: withoutText(found), answer: undefined }),
    );
}

function withoutText(piece: RejectedPiece | undefined): RejectedPiece | undefined {
  if (piece?.sealed === undefined) return undefined;
  const { sealed, ...empty } = piece;
  return empty;
}
