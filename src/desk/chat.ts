import type { Message } from '../../blocks/kit.ts';

/** A post that chat took; what is needed to change it. */
export type Posted = { channel: string; ts: string };

export type Surface = 'slack' | 'teams';

/**
 * Where officers are told things, in the desk's words. Throws ChatError; also, before anything of it is shown, where a
 * channel may hold no cases.
 */
export type Chat = {
  surface: Surface;
  /** By their ids on this surface. Without a channel of their own, urgent cases and office matters go where cases go. */
  channels: { cases: string; urgent: string | null; ops: string | null };
  post: (channel: string, message: Message) => Promise<Posted>;
  edit: (posted: Posted, message: Message) => Promise<void>;
  /** A line in the thread under a card. */
  reply: (posted: Posted, message: Message) => Promise<Posted>;
  /** An address under which officers find a post; null when there is none. */
  link: (posted: Posted) => Promise<string | null>;
  /** To one officer alone, by their id on this surface. */
  tell: (userId: string, message: Message) => Promise<void>;
  /** Changes what one officer was told in their own chat: channel names it as the chat itself did. */
  retell: (posted: Posted, message: Message) => Promise<void>;
  /** When an officer wants no notifications, now or next, in wall time; null when never. */
  doNotDisturb: (userId: string) => Promise<{ from: Date; until: Date } | null>;
  /** Whether a channel may hold cases; a sentence when it may not. */
  allows: (channel: string) => Promise<true | string>;
  check: () => Promise<void>;
};

/** 'throttled': wait. 'refused': this post will never do. 'gone': the post or channel is not there. 'unknown': may have been posted. */
export type ChatTrouble = 'throttled' | 'refused' | 'gone' | 'unavailable' | 'unknown';

export class ChatError extends Error {
  readonly trouble: ChatTrouble;
  /** Seconds, when throttled. */
  readonly retryAfter: number | null;
  /** What to do about it, as a sentence for officers. */
  readonly reason: string | null;
  constructor(
    operation: string,
    trouble: ChatTrouble,
    options: { cause?: unknown; retryAfter?: number | null; reason?: string } = {},
  ) {
    super(`Chat could not ${operation}: ${trouble}`, { cause: options.cause });
    this.name = 'ChatError';
    this.trouble = trouble;
    this.retryAfter = options.retryAfter ?? null;
    this.reason = options.reason ?? null;
  }
}
