import type { World } from '../world.ts';
import type { TeamsFault } from './switches.ts';

/** Counts one call or delivery; which of these faults hits it. */
export function struck<Kind extends TeamsFault>(world: World, among: readonly Kind[]): Kind | null {
  const kind = world.faults.strike('teams', among);
  return among.find((one) => one === kind) ?? null;
}
