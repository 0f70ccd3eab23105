import { md5 } from '@noble/hashes/legacy';
import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex } from '@noble/hashes/utils';
import type { Hashes } from '../ports';

/** In plain JavaScript: `crypto.subtle` has no MD5, and is not there at all on a page that came without TLS. */
export const hashes: Hashes = {
  sha256: (bytes) => bytesToHex(sha256(bytes)),
  md5() {
    const hash = md5.create();
    return { update: (bytes) => void hash.update(bytes), hex: () => bytesToHex(hash.digest()) };
  },
};
