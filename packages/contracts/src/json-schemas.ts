import * as z from 'zod';
import { branchConfiguration } from './branch.ts';
import { envelope } from './event-contract.ts';
import { EVENTS } from './events.ts';
import { ROUTES, type Route } from './routes.ts';
import { workOrder } from './upstream-order.ts';

const asJson = (schema: z.ZodType, title: string, io: 'input' | 'output' = 'input'): object => ({
  title,
  ...z.toJSONSchema(schema, { io, unrepresentable: 'any' }),
});

/** File names and JSON Schemas (draft 2020-12) of everything that crosses a border of Huiyin. */
export function jsonSchemas(): ReadonlyMap<string, object> {
  const files = new Map<string, object>([
    ['inlet/work-order.completed.json', asJson(workOrder, 'detail of work-order.completed on the inlet bus')],
    ['branch-configuration.json', asJson(branchConfiguration, 'infra/branches/<branch>.yaml')],
  ]);
  for (const [name, { version, data, example }] of Object.entries(EVENTS)) {
    const whole = envelope.extend({ name: z.literal(name), contract: z.literal(version), data });
    files.set(`events/${name}.${version}.json`, { ...asJson(whole, name), examples: [example] });
  }
  const routes: readonly [string, Route][] = Object.entries(ROUTES);
  for (const [key, { body, answer }] of routes) {
    const file = key
      .toLowerCase()
      .replace(/[^a-z]+/g, '-')
      .replace(/-$/, '');
    if (body) files.set(`api/${file}.body.json`, asJson(body, `${key}: body`));
    files.set(`api/${file}.answer.json`, asJson(answer, `${key}: answer`, 'output'));
  }
  return files;
}
