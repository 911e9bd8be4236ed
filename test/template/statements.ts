import * as z from 'zod';
import { type OfficeTemplate, type Resource, targetOf } from './office-template.ts';

const oneOrMore = z
  .union([z.array(z.unknown()), z.unknown().transform((one) => [one])])
  .transform((list) => list.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))));

const statement = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Action: oneOrMore,
  Resource: oneOrMore,
  Condition: z.record(z.string(), z.record(z.string(), oneOrMore)).default({}),
});
export type Statement = z.infer<typeof statement>;

const policy = z.object({
  PolicyDocument: z.object({ Statement: z.array(statement) }),
  Roles: z.array(z.unknown()),
});

/** Every statement of every policy, with the stack and role that it is given to. */
export const statementsOf = (
  office: OfficeTemplate,
): readonly { readonly stack: string; readonly role: string; readonly statement: Statement }[] =>
  office.of('AWS::IAM::Policy').flatMap(({ stack, properties }) => {
    const { PolicyDocument, Roles } = policy.parse(properties);
    return Roles.flatMap((role) =>
      PolicyDocument.Statement.map((each) => ({ stack, role: targetOf(role) ?? '', statement: each })),
    );
  });

/** The function's own statements. */
export const statementsTo = (office: OfficeTemplate, { stack, properties }: Resource): readonly Statement[] =>
  statementsOf(office)
    .filter((grant) => grant.stack === stack && grant.role === targetOf(properties.Role))
    .map((grant) => grant.statement);
