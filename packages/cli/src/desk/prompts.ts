/** How the desk asks; the terminal's prompts, or a script in tests. No answer is ever preselected. */
export interface Prompts {
  readonly choose: <Value>(
    question: string,
    choices: readonly { readonly name: string; readonly value: Value }[],
  ) => Promise<Value>;
  /** Empty text is an answer. */
  readonly write: (question: string) => Promise<string>;
}
