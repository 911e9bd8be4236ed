import { input, rawlist } from '@inquirer/prompts';
import type { Prompts } from './prompts.ts';

/** The desk's questions in the terminal: a digit and Enter; Enter alone answers nothing. */
export const terminalPrompts: Prompts = {
  choose: (message, choices) => rawlist({ message, choices, loop: false }),
  write: (message) => input({ message }),
};
