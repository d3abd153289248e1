export type Desks = {
  beat: (pid: number) => void;
  /** Says how many desks are left. */
  leave: (pid: number) => number;
  /** How long nobody has been heard, in milliseconds. */
  silence: () => number;
};

/** Which desks use this sandbox. A desk that was killed never says goodbye, so each is asked whether it lives. */
export function listenForDesks(wall: () => number, lives: (pid: number) => boolean): Desks {
  const present = new Set<number>();
  let heard = wall();
  return {
    beat: (pid) => {
      present.add(pid);
      heard = wall();
    },
    leave: (pid) => {
      present.delete(pid);
      for (const other of present) if (!lives(other)) present.delete(other);
      return present.size;
    },
    silence: () => wall() - heard,
  };
}

export function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
