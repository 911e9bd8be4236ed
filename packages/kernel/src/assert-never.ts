/** Makes a switch exhaustive: the compiler complains where a case is missing, and so does the machine. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${String(value)}`);
}
