import { EventEmitter } from 'node:events';

export type Stirs = {
  /** Something on this person's screen, or in this channel, is different now. */
  stir: (what: { user?: string; channel?: string }) => void;
  /** Watches one person's screen, and the channel they acted in, from now on. */
  watch: (user: string, channel: string | null) => Watch;
};

export type Watch = {
  /** Resolves when the screen has been quiet for a moment; while something is expected, waits longer for the first thing. */
  settled: (expected: boolean) => Promise<void>;
};

const QUIET = 150;
const AT_MOST = 3000;

/** Tells when an app has done what it does after a click, as a person's eye would. In wall milliseconds. */
export function watchScreens(changed: () => void, firstMs: number): Stirs {
  const bell = new EventEmitter().setMaxListeners(0);
  return {
    stir: (what) => {
      bell.emit('stir', what);
      changed();
    },
    watch: (user, channel) => {
      let touched = false;
      let again: () => void = () => {};
      const notice = (what: { user?: string; channel?: string }) => {
        if (what.user !== user && (what.channel === undefined || what.channel !== channel)) return;
        touched = true;
        again();
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
          let quiet = setTimeout(end, touched || !expected ? QUIET : firstMs);
          again = () => {
            clearTimeout(quiet);
            quiet = setTimeout(end, QUIET);
          };
        });
      return { settled };
    },
  };
}
