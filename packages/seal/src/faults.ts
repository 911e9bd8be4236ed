import { Fault } from '@huiyin/kernel';

/** An envelope that does not open: another key, another context, or changed on the way. Says nothing about its content. */
export class SealBroken extends Fault {
  constructor(cause?: unknown) {
    super('seal-broken', 'The envelope does not open under this key and context', { cause });
    this.name = 'SealBroken';
  }
}

/** The month's key was destroyed: nothing more is sealed to it, and what was sealed to it is forgotten. */
export class KeyDestroyed extends Fault {
  readonly month: string;

  constructor(month: string) {
    super('key-destroyed', `The key of ${month} was destroyed`);
    this.name = 'KeyDestroyed';
    this.month = month;
  }
}

/** Something was sealed to a month for which no key was ever made here: the envelope is another branch's, or the table is. */
export class KeyNeverExisted extends Fault {
  readonly month: string;

  constructor(month: string) {
    super('key-never-existed', `There is no key of ${month}`);
    this.name = 'KeyNeverExisted';
    this.month = month;
  }
}

/** The key exists but cannot be had now, or does not read as a key. The cause says more. */
export class KeyUnavailable extends Fault {
  constructor(purpose: string, period: string, cause?: unknown) {
    super('key-unavailable', `The ${purpose} key of ${period} cannot be had`, { cause });
    this.name = 'KeyUnavailable';
  }
}
