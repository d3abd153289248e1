import { isWingdings } from './wingdings.ts';

export type Attributes = Record<string, string>;
export type RunStyle = { bold: boolean; struck: boolean; hidden: boolean; symbols: boolean };

export const PLAIN_RUN: RunStyle = { bold: false, struck: false, hidden: false, symbols: false };

/** The style of a run after one of its properties (ECMA-376 part 1, 17.3.2). */
export function styled(run: RunStyle, name: string, attributes: Attributes): RunStyle {
  switch (name) {
    case 'b':
      return { ...run, bold: isOn(attributes) };
    case 'rStyle':
      return { ...run, bold: run.bold || attributes['val'] === 'Strong' };
    case 'strike':
    case 'dstrike':
      return { ...run, struck: run.struck || isOn(attributes) };
    case 'vanish':
      return { ...run, hidden: isOn(attributes) };
    case 'rFonts':
      return { ...run, symbols: isWingdings(`${attributes['ascii']} ${attributes['hAnsi']}`) };
    default:
      return run;
  }
}

/** An on/off property without a value is on (17.17.4). */
export function isOn(attributes: Attributes): boolean {
  return !['0', 'false', 'off', 'none'].includes(attributes['val'] ?? '1');
}
