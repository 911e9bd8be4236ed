import { randomUUID } from 'node:crypto';
import type { State } from '../../machine/state.ts';
import type { Message, MessageAttribute } from './message.ts';
import type { QueueDefinition } from './queue-definition.ts';

export interface Queue extends QueueDefinition {
  send(body: string, o?: { attributes?: Record<string, MessageAttribute>; delaySeconds?: number }): Message;
  /** Hands out up to `max` visible messages; those received too often go to the dead letters instead. */
  receive(max: number, visibilitySeconds?: number): Message[];
  delete(receipt: string): boolean;
  /** 0 makes the message visible at once. False: nobody holds it under that receipt. */
  changeVisibility(receipt: string, seconds: number): boolean;
  /** Takes in a message that leaves another queue, keeping when it was first sent. */
  adopt(message: Message): void;
  /** Puts back a message that stood on disk when the process ended. */
  restore(message: Message): void;
  /** Hands every visible message over to another queue; returns how many. */
  moveAllTo(other: { adopt(message: Message): void }): number;
  peek(): readonly Message[];
  purge(): void;
  depth(): { visible: number; inFlight: number; delayed: number };
  /** When the next held or delayed message becomes visible (epoch ms). */
  nextDue(): number | undefined;
  /** Messages whose time has come become visible; messages beyond their retention go. */
  onClockMoved(): void;
  onVisible(listener: () => void): void;
  onceVisible(listener: () => void): void;
}

/** One standard queue: order is kept when nothing fails, delivery is at least once. Every message is on disk before `send` returns. */
export function createQueue(
  definition: QueueDefinition,
  o: {
    state: State;
    now: () => number;
    deadLetters: (arn: string) => Queue | undefined;
    pick?: (waiting: number) => number;
  },
): Queue {
  const { state, now } = o;
  /** visible messages, oldest first; Map keeps insertion order and gives removal by id */
  const visible = new Map<number, Message>();
  const hidden = new Map<number, Message>();
  const held = new Map<string, Message>();
  const listeners: (() => void)[] = [];
  let onces: (() => void)[] = [];
  let receipts = 0;

  const wake = (): void => {
    for (const listener of listeners) listener();
    const once = onces;
    onces = [];
    for (const listener of once) listener();
  };
  const show = (message: Message): void => {
    if (message.receipt) held.delete(message.receipt);
    message.receipt = undefined;
    hidden.delete(message.id);
    visible.set(message.id, message);
  };
  const place = (message: Message): void => {
    if (message.visibleAt > now()) hidden.set(message.id, message);
    else visible.set(message.id, message);
  };
  const forget = (message: Message): void => {
    if (message.receipt) held.delete(message.receipt);
    hidden.delete(message.id);
    visible.delete(message.id);
  };
  const remove = (message: Message): void => {
    forget(message);
    state.statement('DELETE FROM messages WHERE id = ?').run(message.id);
  };
  const moveToDeadLetters = (message: Message): boolean => {
    if (!definition.redrive || message.receives < definition.redrive.maxReceives) return false;
    const deadLetters = o.deadLetters(definition.redrive.deadLetterArn);
    if (!deadLetters) return false;
    forget(message);
    deadLetters.adopt(message);
    return true;
  };
  const nextOf = (): Message | undefined => {
    const skip = o.pick?.(visible.size) ?? 0;
    let index = 0;
    for (const message of visible.values()) if (index++ === skip) return message;
    return undefined;
  };

  return {
    ...definition,
    send(body, options = {}) {
      const sentAt = now();
      const visibleAt = sentAt + (options.delaySeconds ?? definition.delaySeconds) * 1000;
      const messageId = randomUUID();
      const attributes = options.attributes;
      const { lastInsertRowid } = state
        .statement(
          'INSERT INTO messages (queue, messageId, body, attributes, sentAt, visibleAt) VALUES (?, ?, ?, ?, ?, ?)',
        )
        .run(
          definition.name,
          messageId,
          body,
          attributes ? JSON.stringify(attributes) : null,
          sentAt,
          visibleAt,
        );
      const message: Message = {
        id: Number(lastInsertRowid),
        messageId,
        body,
        attributes,
        sentAt,
        visibleAt,
        receives: 0,
        firstReceivedAt: undefined,
        receipt: undefined,
      };
      place(message);
      wake();
      return message;
    },
    receive(max, visibilitySeconds = definition.visibilitySeconds) {
      const taken: Message[] = [];
      while (taken.length < max) {
        const message = nextOf();
        if (!message) break;
        if (moveToDeadLetters(message)) continue;
        visible.delete(message.id);
        message.receives += 1;
        message.firstReceivedAt ??= now();
        message.visibleAt = now() + visibilitySeconds * 1000;
        receipts += 1;
        const receipt = `${message.messageId}#${receipts}`;
        message.receipt = receipt;
        held.set(receipt, message);
        hidden.set(message.id, message);
        taken.push(message);
      }
      return taken;
    },
    delete(receipt) {
      const message = held.get(receipt);
      if (!message) return false;
      remove(message);
      return true;
    },
    changeVisibility(receipt, seconds) {
      const message = held.get(receipt);
      if (!message) return false;
      message.visibleAt = now() + seconds * 1000;
      if (seconds === 0) {
        show(message);
        wake();
      }
      return true;
    },
    adopt(message) {
      const visibleAt = now();
      state
        .statement('UPDATE messages SET queue = ?, visibleAt = ? WHERE id = ?')
        .run(definition.name, visibleAt, message.id);
      place({ ...message, receives: 0, firstReceivedAt: undefined, receipt: undefined, visibleAt });
      wake();
    },
    restore: place,
    moveAllTo(other) {
      const moved = [...visible.values()];
      for (const message of moved) {
        forget(message);
        other.adopt(message);
      }
      return moved.length;
    },
    peek: () => [...visible.values(), ...hidden.values()].sort((a, b) => a.id - b.id),
    purge() {
      for (const message of [...visible.values(), ...hidden.values()]) remove(message);
    },
    depth() {
      const inFlight = held.size;
      return { visible: visible.size, inFlight, delayed: hidden.size - inFlight };
    },
    nextDue() {
      let due: number | undefined;
      for (const message of hidden.values()) due = Math.min(due ?? message.visibleAt, message.visibleAt);
      return due;
    },
    onClockMoved() {
      const at = now();
      for (const message of [...hidden.values()]) if (message.visibleAt <= at) show(message);
      const oldest = at - definition.retentionSeconds * 1000;
      for (const message of [...visible.values()]) if (message.sentAt < oldest) remove(message);
      if (visible.size > 0) wake();
    },
    onVisible: (listener) => void listeners.push(listener),
    onceVisible: (listener) => void onces.push(listener),
  };
}
