import type { Command } from 'commander';
import type { Session } from '../session.ts';

/** What every group of commands is made with. */
export interface CommandWords {
  /** A command of this parent, with the options that all commands share. */
  readonly add: (parent: Command, words: string, description: string) => Command;
  readonly session: (command: Command) => Session;
}
