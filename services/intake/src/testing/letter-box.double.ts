import type { HeldLetter, LetterBox, LyingLetter } from '../work/dead-letters.ts';

/** Where the machine dies in handling a letter. */
type DiesAt = 'sending' | 'removing';

/** The dead letters of a door in memory, and what was sent back from them. */
export function letterBoxDouble(...lying: readonly LyingLetter[]) {
  const letters = [...lying];
  const sent: string[] = [];
  let dies: DiesAt | undefined;
  let moving = false;
  const dieIf = (at: DiesAt): void => {
    if (dies !== at) return;
    dies = undefined;
    throw new Error('the machine died');
  };
  const held = (letter: LyingLetter): HeldLetter => ({
    ...letter,
    sendBack: async () => {
      dieIf('sending');
      sent.push(letter.body);
    },
    remove: async () => {
      dieIf('removing');
      letters.splice(letters.indexOf(letter), 1);
    },
  });
  const box: LetterBox = {
    counts: async () => ({ waiting: letters.length, held: 1, keptSeconds: 14 * 86_400 }),
    look: async (max) => letters.slice(0, max),
    hold: async (letterId, max, use) => {
      const found = letters.slice(0, max).find((each) => each.letterId === letterId);
      return found && use(held(found));
    },
    sendAllBack: async () => {
      if (moving) return false;
      sent.push(...letters.splice(0).map(({ body }) => body));
      return true;
    },
  };
  return {
    box,
    letters,
    sent,
    dieAt: (at: DiesAt) => {
      dies = at;
    },
    isMoving: () => {
      moving = true;
    },
  };
}
