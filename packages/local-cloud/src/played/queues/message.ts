import { createHash } from 'node:crypto';

export interface MessageAttribute {
  DataType: string;
  StringValue?: string;
  BinaryValue?: string;
}
export interface Message {
  id: number;
  messageId: string;
  body: string;
  attributes: Record<string, MessageAttribute> | undefined;
  /** epoch ms by the cloud's clock */
  sentAt: number;
  visibleAt: number;
  receives: number;
  firstReceivedAt: number | undefined;
  /** set while somebody holds the message */
  receipt: string | undefined;
}

export const md5 = (text: string, encoding: BufferEncoding = 'utf8'): string =>
  createHash('md5').update(text, encoding).digest('hex');
