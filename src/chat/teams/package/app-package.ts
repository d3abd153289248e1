import { strToU8, zipSync } from 'fflate';
import { drawIcons } from './icons.ts';

/** A file that Teams' admin centre takes: the manifest and its two icons. The same manifest makes the same file. */
export function appPackage(manifest: object): Uint8Array {
  const { color, outline } = drawIcons();
  const files = {
    'manifest.json': strToU8(`${JSON.stringify(manifest, null, 2)}\n`),
    'color.png': new Uint8Array(color),
    'outline.png': new Uint8Array(outline),
  };
  return zipSync(files, { mtime: new Date('2020-01-01T12:00:00Z') });
}
