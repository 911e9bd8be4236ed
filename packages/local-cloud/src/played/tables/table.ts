/** One table of the templates. */
export interface PlayedTable {
  name: string;
  arn: string;
  streamArn: string | undefined;
  /** body of CreateTable */
  creation: Record<string, unknown>;
  expiryAttribute: string | undefined;
}
