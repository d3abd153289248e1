import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Surface } from '../desk/chat.ts';

/** One chat as it runs: what it sends comes in, and somebody is told whether it can. */
export type ChatHalf = {
  surface: Surface;
  /** Takes what the chat sends by HTTP; null where it comes in by other ways, and until the chat has let the bot in. */
  requests: () => ((request: IncomingMessage, response: ServerResponse) => void) | null;
  connected: () => boolean;
  /** Asks who works cases, and who does no more. */
  callRoll: () => Promise<void>;
  /** Takes no more; waits for what is under way. */
  stop: () => Promise<void>;
};
