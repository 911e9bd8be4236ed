/** Asked for before each dealing whose place among the others' matters. */
export type Turn = () => Promise<void>;

/**
 * Runs the scene anew for every order in which its actors' turns can come; answers in how many, and stops at the first in
 * which the scene answers false. Actors may wait for nothing but their turns.
 */
export async function everyOrder(
  scene: (turnOf: (actor: string) => Turn) => {
    readonly done: Promise<unknown>;
    readonly holds: () => boolean;
  },
): Promise<{ readonly orders: number; readonly isHeld: boolean }> {
  let path: number[] = [];
  for (let orders = 1; ; orders += 1) {
    const waiting: { readonly actor: string; readonly go: () => void }[] = [];
    const options: number[] = [];
    let isDone = false;
    const { done, holds } = scene(
      (actor) => () => new Promise<void>((go) => void waiting.push({ actor, go })),
    );
    const ending = done.then(() => {
      isDone = true;
    });
    for (let step = 0; !isDone; step += 1) {
      // All that happens between two turns are microtasks.
      await new Promise(setImmediate);
      if (isDone) break;
      waiting.sort((a, b) => (a.actor < b.actor ? -1 : 1));
      options.push(waiting.length);
      const [next] = waiting.splice(path[step] ?? 0, 1);
      if (!next) throw new Error('an actor waits for something that is not a turn');
      next.go();
    }
    await ending;
    if (!holds()) return { orders, isHeld: false };
    // The last turn at which another actor could have come first, and all before it as they were.
    let last = options.length - 1;
    while (last >= 0 && (path[last] ?? 0) + 1 >= (options[last] ?? 0)) last -= 1;
    if (last < 0) return { orders, isHeld: true };
    path = Array.from({ length: last + 1 }, (_, step) => (path[step] ?? 0) + (step === last ? 1 : 0));
  }
}
