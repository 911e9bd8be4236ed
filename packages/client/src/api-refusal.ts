/** The API's refusal: status and rule; `issues` name paths and rules, never values. */
export class ApiRefusal extends Error {
  readonly status: number;
  /** The rule that refused; undefined where something before the branch's doors did. */
  readonly rule: string | undefined;
  readonly issues: readonly { readonly path: string; readonly rule: string }[];

  constructor(status: number, title: string, issues: ApiRefusal['issues'], rule?: string) {
    super(`${status} ${title}`);
    this.name = 'ApiRefusal';
    this.status = status;
    this.rule = rule;
    this.issues = issues;
  }
}
