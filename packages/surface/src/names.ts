import type { Urgency } from './runbook.ts';
import type { CountedLine } from './surface.ts';

/**
 * The physical names of one branch's cloud parts: those that people, other systems or other stacks have to know. Each
 * carries the branch, so that any number of branches live side by side in one account and region; whatever nobody has
 * to know is named by CloudFormation.
 */
export const namesOf = (branch: string) => {
  const of = (part: string): string => `huiyin-${branch}-${part}`;
  const doorName = (service: string, door: string): string => of(`${service}-${door}`);
  return {
    /** `foundation`, `operations` or a service. */
    stack: of,
    /** Of a service, or of `keys`. */
    table: of,
    inletBus: of('inlet'),
    mainBus: of('main'),
    api: of('api'),
    userPool: of('people'),
    keysAlias: of('keys'),
    alarmTopic: (urgency: Urgency): string => of(`alarms-${urgency}`),
    dashboard: of('operations'),
    /** SES counts by it what became of the branch's mail. */
    mailEvents: of('mail'),
    /** In the Parameter Store, of who signs in to the branch's SMTP server. */
    mailPassword: `/huiyin/${branch}/mail-password`,
    /** What doors count in their logs. */
    metrics: `huiyin/${branch}`,
    lineMetric: (service: string, line: CountedLine): string => `${service}-${line}`,
    alarm: of,
    /** At most 64 characters with the longest branch. */
    function: doorName,
    queue: doorName,
    deadLetters: (service: string, door: string): string => `${doorName(service, door)}-dead`,
    log: (service: string, door: string): string => `/huiyin/${branch}/${service}/${door}`,
    /** Under AWS's prefix for logs it delivers itself: others would each lengthen one policy of limited length. */
    accessLog: `/aws/vendedlogs/huiyin/${branch}/api`,
  };
};

export type BranchNames = ReturnType<typeof namesOf>;
