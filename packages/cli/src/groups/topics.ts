import type { Command } from 'commander';
import { changeTopics, listTopics, proposeTopic, showTopicReport } from '../commands/topics-command.ts';
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
  add(group, 'withdraw <topic>', 'take one back before its sample is drawn').action(
    (topicId: string, _options: object, command: Command) =>
      changeTopics(session(command), ({ api }, user) =>
        api.call('POST /topics/{topicId}/withdraw', { path: { topicId } }, user),
      ),
  );
  add(group, 'report <topic>', 'what its customers named as causes, and whom it is about').action(
    (topicId: string, _options: object, command: Command) => showTopicReport(session(command), topicId),
  );
}
