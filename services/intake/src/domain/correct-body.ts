import type { Correction } from '@huiyin/contracts';

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A body in which somebody set these fields anew; `null` takes a field out. Whatever a path leads through and is not there is made. */
export const correctBody = (body: unknown, corrections: readonly Correction[]): unknown =>
  corrections.reduce<unknown>((corrected, { path, value }) => setAt(corrected, path.split('.'), value), body);

function setAt(within: unknown, path: readonly string[], value: Correction['value']): unknown {
  const [name = '', ...rest] = path;
  if (Array.isArray(within)) return inList(within, Number(name), rest, value);
  const { [name]: before, ...others } = isFields(within) ? within : {};
  if (rest.length > 0) return { ...others, [name]: setAt(before, rest, value) };
  return value === null ? others : { ...others, [name]: value };
}

/** An item that lies there, or the one behind the last. */
function inList(list: readonly unknown[], at: number, rest: readonly string[], value: Correction['value']) {
  const [before, after] = [list.slice(0, at), list.slice(at + 1)];
  if (rest.length > 0) return [...before, setAt(list[at], rest, value), ...after];
  return value === null ? [...before, ...after] : [...before, value, ...after];
}
