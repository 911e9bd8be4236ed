/** In the order of texts by their code units: the same on every machine, whatever its locale. */
export const compareText = (a: string, b: string): number => Number(a > b) - Number(a < b);
