/**
 * A key for a call that may be repeated. Not crypto.randomUUID: that is only there in a secure context, and a page that a phone
 * opens by this machine's address is none.
 */
export const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
