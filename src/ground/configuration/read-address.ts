import type { Settings } from './settings.ts';

/** An absolute URL of one of these schemes (such as "https:"), or null; a wrong one is reported. */
export function readUrl(settings: Settings, name: string, schemes: readonly string[]): string | null {
  const value = settings.text(name);
  if (value === null) return null;
  if (isUrl(value, schemes)) return value;
  const example = schemes.map((scheme) => `${scheme}//...`).join(' or ');
  settings.wrong(`${name} is no address: write it whole, as ${example}.`);
  return null;
}

export function isUrl(value: string, schemes: readonly string[]): boolean {
  return URL.canParse(value) && schemes.includes(new URL(value).protocol);
}

/** 0 asks the system for any free one. */
export function readPort(settings: Settings, name: string, otherwise: number): number {
  const value = settings.text(name);
  if (value === null) return otherwise;
  const port = Number(value);
  if (/^\d+$/.test(value) && port <= 65_535) return port;
  settings.wrong(`${name} is "${value}": give a number from 0 to 65535.`);
  return otherwise;
}

export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
}

export function isMailAddress(value: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(value);
}
