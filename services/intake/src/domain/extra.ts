import type { WorkOrder } from '@huiyin/contracts';

/** The fields that the contract names; an index signature is not one of them. */
type KnownField = keyof { [Field in keyof WorkOrder as string extends Field ? never : Field]: true };

export const KNOWN_FIELDS: Readonly<Record<KnownField, true>> = {
  branch: true,
  orderId: true,
  revision: true,
  businessType: true,
  team: true,
  staff: true,
  partner: true,
  customer: true,
  sourceChannel: true,
  promised: true,
  arrivedAt: true,
  completedAt: true,
  outcome: true,
  stages: true,
  abnormal: true,
  attachments: true,
  unplacedCells: true,
};

const CODE = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,39}$/;

/** A partner named by a code stays clear; one written out could be a person, and is sealed. */
export const partnerCodeOf = ({ partner }: WorkOrder): string | undefined =>
  partner !== undefined && CODE.test(partner) ? partner : undefined;

/**
 * What stays as it came: fields that the contract does not know, attachment references (file names often carry the
 * customer's name) and a partner that is not a code.
 */
export function extraOf(order: WorkOrder): Readonly<Record<string, unknown>> | undefined {
  const fields = Object.entries(order).filter(([field]) => !Object.hasOwn(KNOWN_FIELDS, field));
  const { attachments = [], partner } = order;
  if (attachments.length > 0) fields.push(['attachments', attachments]);
  if (partner !== undefined && partnerCodeOf(order) === undefined) fields.push(['partner', partner]);
  return fields.length > 0 ? Object.fromEntries(fields) : undefined;
}
