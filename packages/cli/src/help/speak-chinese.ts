import type { Command, Option } from 'commander';
import { HEADINGS, HELP_WORDS, USAGE_WORDS } from './help-words.ts';

/** Chinese for what help says; what has none stays as it is. */
const helpWord = (english: string): string => HELP_WORDS[english] ?? english;

/** Chinese for what is said of a command line that is not understood. */
export const usageWord = (english: string): string =>
  USAGE_WORDS.reduce((text, [pattern, chinese]) => text.replace(pattern, chinese), english);

/** Call it before commands are added: they take over how help and errors are written. */
export function speakChinese(program: Command): void {
  program
    .configureHelp({
      styleTitle: (title) => HEADINGS[title] ?? title,
      commandDescription: (command) => helpWord(command.description()),
      subcommandDescription: (command) => helpWord(command.summary() || command.description()),
      argumentDescription: ({ description, argChoices }) =>
        [helpWord(description), ...choicesOf(argChoices)].join(' '),
      optionDescription,
    })
    .configureOutput({ outputError: (text, write) => write(usageWord(text)) })
    .helpOption('-h, --help', helpWord('display help for command'))
    .helpCommand('help [command]', helpWord('display help for command'));
}

const choicesOf = (choices: readonly string[] | undefined): readonly string[] =>
  choices ? [`（可选：${choices.join('、')}）`] : [];

function optionDescription({ description, argChoices, defaultValue, required, optional }: Option): string {
  const hasDefault = defaultValue !== undefined && (required || optional);
  return [
    helpWord(description),
    ...choicesOf(argChoices),
    ...(hasDefault ? [`（默认：${String(defaultValue)}）`] : []),
  ].join('');
}
