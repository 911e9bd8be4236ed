import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** What a command asks for; a hook may change it. */
export type CommandInput = Record<string, unknown>;

/** Runs before each command of the client leaves; what it throws comes back instead of an answer. */
export function beforeSend(
  client: DynamoDBClient,
  hook: (command: string, input: CommandInput) => void | Promise<void>,
): void {
  client.middlewareStack.add(
    (next, context) => async (args) => {
      await hook(context.commandName ?? '', { ...args.input });
      return next(args);
    },
    { step: 'initialize' },
  );
}

/** Scans answer so few items a page, so that a small table has many pages. */
export function scanByPagesOf(client: DynamoDBClient, items: number): void {
  client.middlewareStack.add(
    (next, context) => (args) =>
      next(
        context.commandName === 'ScanCommand' ? { ...args, input: { ...args.input, Limit: items } } : args,
      ),
    { step: 'initialize' },
  );
}
