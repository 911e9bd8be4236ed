/** Merges sequences that are each in order into one that is, reading no further ahead than it must. */
export async function* mergeInOrder<T>(
  sources: readonly AsyncGenerator<T>[],
  compare: (a: T, b: T) => number,
): AsyncGenerator<T> {
  const first = await Promise.all(sources.map(async (source) => ({ source, head: await source.next() })));
  const heads = first.flatMap(({ source, head }) => (head.done ? [] : [{ source, value: head.value }]));
  while (heads.length > 0) {
    const [least] = heads.toSorted((a, b) => compare(a.value, b.value));
    if (!least) return;
    yield least.value;
    const { done, value } = await least.source.next();
    if (done) heads.splice(heads.indexOf(least), 1);
    else least.value = value;
  }
}
