export interface QueueDefinition {
  name: string;
  arn: string;
  url: string;
  visibilitySeconds: number;
  retentionSeconds: number;
  delaySeconds: number;
  maximumBytes: number;
  redrive: { deadLetterArn: string; maxReceives: number } | undefined;
}
