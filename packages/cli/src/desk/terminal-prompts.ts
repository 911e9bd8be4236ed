import { confirm, input, select } from '@inquirer/prompts';
import type { Prompts } from './prompts.ts';

/** The desk's questions in the terminal. */
export const terminalPrompts: Prompts = {
  choose: (message, choices) => select({ message, choices, pageSize: 12 }),
  confirm: (message) => confirm({ message, default: false }),
  write: (message) => input({ message }),
};
