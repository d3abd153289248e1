import { encodePng } from './png.ts';

/** The colour that stands behind the icon, in the same shade as the Slack app's. */
export const ACCENT = '#1F3A5F';
const background = [0x1f, 0x3a, 0x5f] as const;

/** The two icons that Teams asks for: one in full colour, one white and otherwise transparent. */
export function drawIcons(): { color: Buffer; outline: Buffer } {
  return {
    color: encodePng(192, (x, y) => {
      const ink = inkAt(x, y, 192);
      const [red, green, blue] = background.map((shade) => Math.round(shade + (255 - shade) * ink));
      return [red ?? 0, green ?? 0, blue ?? 0, 255];
    }),
    outline: encodePng(32, (x, y) => [255, 255, 255, Math.round(255 * inkAt(x, y, 32))]),
  };
}

const SAMPLES = 4;

/** How much of one pixel the drawing covers, from several places within it. */
function inkAt(x: number, y: number, side: number): number {
  const steps = Array.from({ length: SAMPLES }, (_, step) => (step + 0.5) / SAMPLES);
  const covered = steps.flatMap((down) => steps.filter((right) => isInk((x + right) / side, (y + down) / side)));
  return covered.length / (SAMPLES * SAMPLES);
}

/** A letter that is torn across, in a square of one by one. */
function isInk(x: number, y: number): boolean {
  const torn = Math.abs(y - 0.52 - tear(x)) < 0.035;
  const written = x > 0.36 && x < 0.64 && [0.3, 0.4, 0.72].some((line) => Math.abs(y - line) < 0.025);
  return inSheet(x, y) && !torn && !written;
}

function inSheet(x: number, y: number): boolean {
  const corner = 0.06;
  const [right, down] = [Math.abs(x - 0.5) - 0.24 + corner, Math.abs(y - 0.5) - 0.34 + corner];
  return Math.hypot(Math.max(right, 0), Math.max(down, 0)) < corner;
}

/** A zigzag of four teeth across the sheet. */
function tear(x: number): number {
  const along = ((x - 0.26) / 0.12) % 1;
  return (Math.abs(along - 0.5) - 0.25) * 0.14;
}
