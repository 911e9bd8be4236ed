export type { Accepted, BusEvent } from './bus/buses.ts';
export type { Clock } from './clock/clock.ts';
export type { DeliveryPolicy, Faults } from './faults.ts';
export type { LocalCloud, LocalCloudOptions, QueueMessage } from './local-cloud.ts';
export type { Mail } from './mail/mailbox.ts';
export type { Billable, MeterReading } from './meter/meter.ts';
export { startLocalCloud } from './start-local-cloud.ts';
export { UnsupportedTemplate } from './template/load.ts';
