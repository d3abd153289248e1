import { EventEmitter } from 'node:events';

/** done: the app did something that can be seen. more: something that only says that more is coming. own: the person did. */
export type Sign = 'done' | 'more' | 'own';

export type Stir = { user?: string; channel?: string; sign: Sign };

export type Stirs = {
  /** Something on this person's screen, or in this channel, is different now. */
  stir: (what: Stir) => void;
  /** Watches one person's screen, and the channel they acted in (any, when they acted in none), from now on. */
  watch: (user: string, channel: string | null) => Watch;
};

type Watch = {
  /** Resolves when the screen has been quiet for a moment; while something is expected, waits longer for it. */
  settled: (expected: boolean) => Promise<void>;
};

const AT_MOST = 3000;

/** Tells when an app has done what it does after a click, as a person's eye would. In wall milliseconds. */
export function watchScreens(changed: () => void, { firstMs, quietMs }: { firstMs: number; quietMs: number }): Stirs {
  const bell = new EventEmitter().setMaxListeners(0);
  return {
    stir: (what) => {
      bell.emit('stir', what);
      changed();
    },
    watch: (user, channel) => {
      let last: Sign | null = null;
      let wait: () => void = () => {};
      const notice = (what: Stir) => {
        const here = what.channel !== undefined && (channel === null || what.channel === channel);
        if (what.sign === 'own' || (what.user !== user && !here)) return;
        // Of a form that is on its way nothing in the channel is the end.
        if (last === 'more' && what.user !== user) return;
        last = what.sign;
        wait();
      };
      bell.on('stir', notice);
      const settled = (expected: boolean) =>
        new Promise<void>((resolve) => {
          const end = () => {
            clearTimeout(quiet);
            clearTimeout(limit);
            bell.off('stir', notice);
            resolve();
          };
          const limit = setTimeout(end, AT_MOST);
          let quiet: NodeJS.Timeout | undefined;
          wait = () => {
            clearTimeout(quiet);
            quiet = setTimeout(end, expected && last !== 'done' ? firstMs : quietMs);
          };
          wait();
        });
      return { settled };
    },
  };
}
