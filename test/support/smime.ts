/** A PKCS #7 file around these bytes (RFC 5652), with as much of a signature as a reader looks at. */
export function signedAround(content: Uint8Array, pieces = false): Uint8Array {
  const octets = pieces ? inPieces(content) : tagged(0x04, content);
  const inner = tagged(0x30, oid('2a864886f70d010701'), tagged(0xa0, octets));
  const none = tagged(0x31);
  return tagged(0x30, oid('2a864886f70d010702'), tagged(0xa0, tagged(0x30, Buffer.from([2, 1, 1]), none, inner, none)));
}

export function encryptedPkcs7(): Uint8Array {
  return tagged(0x30, oid('2a864886f70d010703'), tagged(0xa0, tagged(0x30, Buffer.from([2, 1, 0]), Buffer.alloc(200))));
}

/** A clear-signed mail (RFC 8551, 3.5.3): the part that is signed, then the signature. */
export function clearSigned(headers: Record<string, string>, part: string): Uint8Array {
  const all = {
    ...headers,
    'MIME-Version': '1.0',
    'Content-Type': 'multipart/signed; protocol="application/pkcs7-signature"; micalg=sha-256; boundary="signed"',
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  const signature = Buffer.from(signedAround(Buffer.from('no content')))
    .toString('base64')
    .replace(/.{76}/g, '$&\r\n');
  return Buffer.from(
    `${lines.join('\r\n')}\r\n\r\nThis is a signed message.\r\n--signed\r\n${part}\r\n--signed\r\nContent-Type: application/pkcs7-signature; name="smime.p7s"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="smime.p7s"\r\n\r\n${signature}\r\n--signed--\r\n`,
  );
}

/** Of unknown length and in pieces of 1,000 bytes, as Outlook writes large mails. */
function inPieces(content: Uint8Array): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 0; at < content.byteLength; at += 1_000) pieces.push(tagged(0x04, content.subarray(at, at + 1_000)));
  return Buffer.concat([Buffer.from([0x24, 0x80]), ...pieces, Buffer.from([0, 0])]);
}

function oid(hex: string): Buffer {
  return tagged(0x06, Buffer.from(hex, 'hex'));
}

function tagged(tag: number, ...parts: Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  const long = [24, 16, 8, 0].map((shift) => (body.byteLength >>> shift) & 0xff);
  const length = body.byteLength < 0x80 ? [body.byteLength] : [0x84, ...long];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}
