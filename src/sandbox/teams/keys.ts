import type { World } from '../world.ts';
import { newKey, type SigningKey } from './tokens.ts';

/** The Bot Framework signs what it sends an app; Entra signs what an app shows it. */
type Signer = 'connector' | 'entra';

export type Keys = { of: (signer: Signer) => SigningKey };

/** Made when they are first needed, and the same after a restart, because apps remember a key set. */
export function keepKeys(world: World): Keys {
  const keys = new Map<Signer, SigningKey>();
  world.on('teams-key', (record) => {
    // Records of this kind are only written below, in this shape.
    const { signer, key } = record as unknown as { signer: Signer; key: SigningKey };
    keys.set(signer, key);
  });
  const write = (signer: Signer, key: SigningKey) => void world.append({ kind: 'teams-key', signer, key });
  // They are Microsoft's, whatever an office does afresh.
  world.onReset(() => {
    for (const [signer, key] of keys) write(signer, key);
  });
  return {
    of: (signer) => {
      const key = keys.get(signer) ?? newKey(`sandbox-${signer}`);
      if (!keys.has(signer)) write(signer, key);
      return key;
    },
  };
}
