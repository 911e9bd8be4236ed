import * as z from 'zod';
import type { OfficeTemplate, Resource } from './office-template.ts';

const NAMES = [
  'TableName',
  'QueueName',
  'FunctionName',
  'LogGroupName',
  'TopicName',
  'UserPoolName',
  'AliasName',
  'Name',
];

/** What people know a resource by: its physical name, or its type when CloudFormation names it. */
export const physicalNameOf = ({ type, properties }: Resource): string => {
  const name = NAMES.map((each) => properties[each]).find((value) => typeof value === 'string');
  return typeof name === 'string' ? name : type;
};

const intrinsic = z.union([
  z.strictObject({ Ref: z.string() }),
  z.strictObject({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) }),
  z.strictObject({ 'Fn::ImportValue': z.string() }),
  z.strictObject({ 'Fn::Join': z.tuple([z.literal(''), z.array(z.unknown())]) }),
]);

/**
 * A value of a template as text, across stacks: a resource by its physical name, an attribute of it as `name.Attribute`,
 * a pseudo parameter as it is. Throws where the template says something else.
 */
export function spellOut(office: OfficeTemplate, stack: string, value: unknown): string {
  if (typeof value === 'string') return value;
  const read = intrinsic.parse(value);
  const named = (id: string): string => {
    const found = office.resources.find((each) => each.stack === stack && each.id === id);
    return found ? physicalNameOf(found) : id;
  };
  if ('Ref' in read) return named(read.Ref);
  if ('Fn::GetAtt' in read) return `${named(read['Fn::GetAtt'][0])}.${read['Fn::GetAtt'][1]}`;
  if ('Fn::Join' in read) return read['Fn::Join'][1].map((part) => spellOut(office, stack, part)).join('');
  const exported = office.exports.get(read['Fn::ImportValue']);
  if (!exported) throw new Error(`Nobody exports ${read['Fn::ImportValue']}`);
  return spellOut(office, exported.stack, exported.value);
}
