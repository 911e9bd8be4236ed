import { syntaxFault, type Token } from './tokens.ts';

export type Reader = ReturnType<typeof reader>;

/** Walks the pieces of an expression; what does not fit is thrown as a syntax fault. */
export function reader(tokens: readonly Token[]) {
  let at = 0;
  const END: Token = { kind: 'end', text: '<EOF>' };
  const peek = (ahead = 0): Token => tokens[at + ahead] ?? END;
  const textOf = (token: Token): string => (token.kind === 'index' ? `[${token.index}]` : token.text);
  const isSign = (text: string, ahead = 0): boolean => {
    const token = peek(ahead);
    return token.kind === 'sign' && token.text === text;
  };
  const isWord = (text: string, ahead = 0): boolean => {
    const token = peek(ahead);
    return token.kind === 'word' && token.text.toLowerCase() === text;
  };
  const fail = (): never => {
    throw syntaxFault(textOf(peek()));
  };
  return {
    peek,
    isSign,
    fail,
    next: (): Token => {
      const token = peek();
      at += 1;
      return token;
    },
    takeSign: (text: string): boolean => {
      if (!isSign(text)) return false;
      at += 1;
      return true;
    },
    takeWord: (text: string): boolean => {
      if (!isWord(text)) return false;
      at += 1;
      return true;
    },
    expectSign: (text: string): void => {
      if (!isSign(text)) fail();
      at += 1;
    },
    end: (): void => {
      if (peek().kind !== 'end') fail();
    },
    mark: (): number => at,
    rewind: (mark: number): void => {
      at = mark;
    },
  };
}

/** Reads on if it can; otherwise stays where it was and answers undefined. */
export function attempt<T>(read: Reader, work: () => T): T | undefined {
  const mark = read.mark();
  try {
    return work();
  } catch (fault) {
    if (!(fault instanceof Error && 'near' in fault)) throw fault;
    read.rewind(mark);
    return undefined;
  }
}
