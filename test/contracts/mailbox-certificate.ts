import { generateKeyPairSync, type KeyObject, sign, X509Certificate } from 'node:crypto';

/** A self-signed certificate with its key, made for one test: RFC 5280 in its smallest form. */
export function selfSigned(): { pem: string; publicKey: KeyObject; certificate: X509Certificate } {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const algorithm = sequence(hex('06092a864886f70d01010b'), hex('0500'));
  const name = sequence(set(sequence(hex('0603550403'), der(0x0c, Buffer.from('breachdesk')))));
  const validity = sequence(der(0x17, Buffer.from('190101000000Z')), der(0x17, Buffer.from('490101000000Z')));
  const key = publicKey.export({ type: 'spki', format: 'der' });
  const signed = sequence(hex('a003020102'), hex('020101'), algorithm, name, validity, name, key);
  const signature = der(0x03, Buffer.concat([Buffer.from([0]), sign('sha256', signed, privateKey)]));
  const certificate = new X509Certificate(sequence(signed, algorithm, signature));
  const pem = `${privateKey.export({ type: 'pkcs8', format: 'pem' })}${certificate.toString()}`;
  return { pem, publicKey, certificate };
}

function sequence(...parts: Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function set(part: Buffer): Buffer {
  return der(0x31, part);
}

function der(tag: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([tag]), length(content.length), content]);
}

function length(size: number): Buffer {
  if (size < 128) return Buffer.from([size]);
  return size < 256 ? Buffer.from([0x81, size]) : Buffer.from([0x82, size >> 8, size & 255]);
}

function hex(digits: string): Buffer {
  return Buffer.from(digits, 'hex');
}
