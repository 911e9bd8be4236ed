import { STOP_REASONS } from '@huiyin/vocabulary';
import { type Command, Option } from 'commander';
import {
  changeTopics,
  listTopics,
  proposeTopic,
  type StopTopicOptions,
  showTopicReport,
  stopTopic,
  type TopicReportFiles,
} from '../commands/topics-command.ts';
import type { CommandWords } from './command-words.ts';

/** `huiyin topics …` */
export function addTopics(program: Command, { add, session }: CommandWords): void {
  const group = program
    .command('topics')
    .description('callbacks about one problem, with questions of their own');
  add(group, 'list', 'every topic callback, and what became of it').action(
    (_options: object, command: Command) => listTopics(session(command)),
  );
  add(group, 'propose <topic> <file>', 'propose one about orders that are over (YAML or JSON)').action(
    (topicId: string, file: string, _options: object, command: Command) =>
      proposeTopic(session(command), topicId, file),
  );
  add(group, 'start <topic>', 'have its sample drawn and its customers rung').action(
    (topicId: string, _options: object, command: Command) =>
      changeTopics(session(command), ({ api }, user) =>
        api.call('POST /topics/{topicId}/start', { path: { topicId } }, user),
      ),
  );
  add(group, 'refuse <topic>', 'say that one that was proposed is not to be').action(
    (topicId: string, _options: object, command: Command) =>
      changeTopics(session(command), ({ api }, user) =>
        api.call('POST /topics/{topicId}/refuse', { path: { topicId } }, user),
      ),
  );
  add(group, 'withdraw <topic>', 'take a proposal back').action(
    (topicId: string, _options: object, command: Command) =>
      changeTopics(session(command), ({ api }, user) =>
        api.call('POST /topics/{topicId}/withdraw', { path: { topicId } }, user),
      ),
  );
  add(group, 'stop <topic>', 'ring nobody more for it')
    .addOption(new Option('--because <reason>', 'why').choices(STOP_REASONS).makeOptionMandatory())
    .option('--words <words>', 'in words, for those who look at the topic')
    .action((topicId: string, options: StopTopicOptions, command: Command) =>
      stopTopic(session(command), topicId, options),
    );
  add(group, 'report <topic>', 'what its customers named as causes, and whom it is about')
    .option('--html <file>', 'the page that is mailed')
    .option('--xlsx <file>', 'the workbook that is mailed')
    .action((topicId: string, options: TopicReportFiles, command: Command) =>
      showTopicReport(session(command), topicId, options),
    );
}
