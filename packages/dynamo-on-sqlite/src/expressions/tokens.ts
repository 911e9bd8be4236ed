export type Token =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'value'; readonly text: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'sign'; readonly text: string }
  | { readonly kind: 'end'; readonly text: '<EOF>' };

/** A condition could not be read; `near` is the piece at which reading stopped. */
export interface SyntaxFault extends Error {
  readonly near: string;
}

export function syntaxFault(near: string): SyntaxFault {
  return Object.assign(new Error(`Syntax error; token: "${near}", near: "${near}"`), { near });
}

const PIECE =
  /\s*(?:(#[A-Za-z0-9_]+)|(:[A-Za-z0-9_]+)|([A-Za-z][A-Za-z0-9_]*)|\[\s*(\d+)\s*\]|(<>|<=|>=|[=<>(),.])|(\S))/y;

/** Splits an expression into its pieces, an end piece last. */
export function tokensOf(expression: string): Token[] {
  const tokens: Token[] = [];
  PIECE.lastIndex = 0;
  for (let match = PIECE.exec(expression); match; match = PIECE.exec(expression)) {
    const [, name, value, word, index, sign, unknown] = match;
    if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else if (value !== undefined) tokens.push({ kind: 'value', text: value });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else if (index !== undefined) tokens.push({ kind: 'index', index: Number(index) });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
    else throw syntaxFault(unknown ?? '');
  }
  tokens.push({ kind: 'end', text: '<EOF>' });
  return tokens;
}
