import type { Command } from 'commander';
import type { CommandWords } from './command-words.ts';

const commands = () => import('../commands/reviews-command.ts');
const WORDS = ['--words <text>', 'why, without anybody’s name'] as const;

/** `huiyin reviews …` */
export function addReviews(program: Command, { add, session }: CommandWords): void {
  const group = program.command('reviews').description('quality reviews of calls');
  add(group, 'list', 'what waits for you')
    .option('--to-tell', 'those whose agents are to be told', false)
    .action(async ({ toTell }: { toTell: boolean }, command: Command) => {
      const { listReviews } = await commands();
      await listReviews(session(command), toTell ? 'to-tell' : 'to-score');
    });
  add(group, 'sheet', 'what calls are scored on').action(async (_options: object, command: Command) => {
    const { showSheets } = await commands();
    await showSheets(session(command));
  });
  add(group, 'show <month> <call>', 'one review').action(
    async (month: string, claimId: string, _options: object, command: Command) => {
      const { showReview } = await commands();
      await showReview(session(command), month, claimId);
    },
  );
  add(group, 'score <month> <call>', 'score a call, item by item')
    .requiredOption('--points <list>', 'item=points, item=points …')
    .option('--fatal <list>', 'what happened that no points make good')
    .option('--remark <text>', 'why, without anybody’s name')
    .action(
      async (
        month: string,
        claimId: string,
        options: { points: string; fatal?: string; remark?: string },
        command: Command,
      ) => {
        const { scoreReview } = await commands();
        await scoreReview(session(command), month, claimId, options);
      },
    );
  add(group, 'tell <month> <call>', 'tell the agent what both reviewers found')
    .requiredOption(...WORDS)
    .action(async (month: string, claimId: string, { words }: { words: string }, command: Command) => {
      const { tellReview } = await commands();
      await tellReview(session(command), month, claimId, words);
    });
  add(group, 'feedback', 'what you were told of your calls').action(
    async (_options: object, command: Command) => {
      const { listFeedback } = await commands();
      await listFeedback(session(command));
    },
  );
  add(group, 'answer <month> <call>', 'answer what you were told, once')
    .requiredOption(...WORDS)
    .action(async (month: string, claimId: string, { words }: { words: string }, command: Command) => {
      const { answerReview } = await commands();
      await answerReview(session(command), month, claimId, words);
    });
  add(group, 'figures <month>', 'what came of a month’s reviews, and how well reviewers agree').action(
    async (month: string, _options: object, command: Command) => {
      const { reviewFigures } = await commands();
      await reviewFigures(session(command), month);
    },
  );
}
