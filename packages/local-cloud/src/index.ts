export type { MovableClock } from './machine/clock.ts';
export { requestUrl } from './machine/request-url.ts';
export type { Billable, MeterReading } from './played/billing/billable.ts';
export type { Accepted, DeliveredEvent } from './played/bus/buses.ts';
export type { Mail } from './played/mail/mailbox.ts';
export { UnsupportedTemplate } from './template/load.ts';
export type { DeliveryPolicy, Faults } from './wire/faults.ts';
export type { LocalCloud, LocalCloudOptions, QueueMessage } from './wire/local-cloud.ts';
export { startLocalCloud } from './wire/start-local-cloud.ts';
