/** What goes wrong between a source and its function, when a test wants it to. */
export interface DeliveryFaults {
  /** true: the consumer did its work, but its acknowledgement is lost */
  losesAcknowledgement(hop: string): boolean;
}
