/**
 * What rings a number. A telephone system can be put here; until there is one, the machine's own handler of `tel:` links
 * is asked, and where there is none nothing happens and the agent dials by hand.
 */
export interface PhoneLine {
  /** The address that a link to the number has. */
  addressOf(number: string): string;
  ring(number: string): void;
}

export const telLine: PhoneLine = {
  addressOf: (number) => `tel:${number.replaceAll(/[^\d+]/g, '')}`,
  ring(number) {
    const link = document.createElement('a');
    link.href = telLine.addressOf(number);
    link.click();
  },
};
