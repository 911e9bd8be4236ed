/** The API's refusal: status and rule; `issues` name paths and rules, never values. */
export class ApiRefusal extends Error {
  readonly status: number;
  readonly issues: readonly { readonly path: string; readonly rule: string }[];

  constructor(status: number, title: string, issues: ApiRefusal['issues']) {
    super(`${status} ${title}`);
    this.name = 'ApiRefusal';
    this.status = status;
    this.issues = issues;
  }
}
