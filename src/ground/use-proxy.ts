import * as http from 'node:http';
import type { Environment } from './configuration/settings.ts';

/** Makes every client of Node go through the office's proxy, but never to this machine itself. */
export function useProxy(env: Environment) {
  const https = env['HTTPS_PROXY'] ?? env['https_proxy'];
  const plain = env['HTTP_PROXY'] ?? env['http_proxy'];
  if (!https && !plain) return;
  if (typeof http.setGlobalProxyFromEnv !== 'function') {
    throw new Error(`A proxy needs Node 24.14 or newer, and this is ${process.version}. Install a newer Node 24.`);
  }
  const direct = [env['NO_PROXY'] ?? env['no_proxy'], 'localhost', '127.0.0.1', '[::1]'];
  http.setGlobalProxyFromEnv({
    ...(https ? { HTTPS_PROXY: https } : {}),
    ...(plain ? { HTTP_PROXY: plain } : {}),
    NO_PROXY: direct.filter(Boolean).join(','),
  });
}
