/**
 * AWS's billing units. Sources: the pricing pages of SQS ("every 64 KB chunk of a payload is billed as 1 request"),
 * EventBridge ("each 64 KB chunk of a payload is billed as 1 event"), API Gateway HTTP APIs ("metered in 512 KB
 * increments") and Lambda (GB-seconds, per millisecond rounded up). Table units come from the engine.
 */
const chunks = (bytes: number, size: number): number => Math.max(1, Math.ceil(bytes / size));

export const sqsRequests = (bytes: number): number => chunks(bytes, 64 * 1024);
export const busEvents = (bytes: number): number => chunks(bytes, 64 * 1024);
export const httpRequests = (bytes: number): number => chunks(bytes, 512 * 1024);
export const gigabyteSeconds = (milliseconds: number, memoryMegabytes: number): number =>
  (Math.ceil(milliseconds) / 1000) * (memoryMegabytes / 1024);
