/**
 * A compound file (MS-CFB) with the two streams of a Word file under a password (MS-OFFCRYPTO 2.3.4.4): enough for
 * any reader to see that it is locked. The bytes inside mean nothing.
 */
export function lockedWordFile(): Buffer {
  const file = Buffer.alloc(SECTOR * 4, 0);
  header(file);
  const fat = file.subarray(SECTOR, SECTOR * 2);
  fat.fill(0xff);
  fat.writeUInt32LE(0xfffffffd, 0);
  fat.writeUInt32LE(0xfffffffe, 4);
  fat.writeUInt32LE(0xfffffffe, 8);
  const directory = file.subarray(SECTOR * 2, SECTOR * 3);
  entry(directory, 0, 'Root Entry', 5, { child: 1 });
  entry(directory, 1, 'EncryptedPackage', 2, { right: 2 });
  entry(directory, 2, 'EncryptionInfo', 2, {});
  entry(directory, 3, '', 0, {});
  return file;
}

const SECTOR = 512;
const NONE = 0xffffffff;

function header(file: Buffer) {
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file, 0);
  file.writeUInt16LE(0x003e, 24);
  file.writeUInt16LE(0x0003, 26);
  file.writeUInt16LE(0xfffe, 28);
  file.writeUInt16LE(9, 30);
  file.writeUInt16LE(6, 32);
  file.writeUInt32LE(1, 44);
  file.writeUInt32LE(1, 48);
  file.writeUInt32LE(4096, 56);
  file.writeUInt32LE(0xfffffffe, 60);
  file.writeUInt32LE(0xfffffffe, 68);
  file.fill(0xff, 76, SECTOR);
  file.writeUInt32LE(0, 76);
}

function entry(
  directory: Buffer,
  place: number,
  name: string,
  type: number,
  links: { child?: number; right?: number },
) {
  const at = place * 128;
  directory.write(name, at, 'utf16le');
  directory.writeUInt16LE(name ? (name.length + 1) * 2 : 0, at + 64);
  directory.writeUInt8(type, at + 66);
  directory.writeUInt8(1, at + 67);
  directory.writeUInt32LE(NONE, at + 68);
  directory.writeUInt32LE(links.right ?? NONE, at + 72);
  directory.writeUInt32LE(links.child ?? NONE, at + 76);
  directory.writeUInt32LE(0xfffffffe, at + 116);
}
