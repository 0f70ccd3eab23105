// Which files are accepted; the server makes the final decision.

import { bytes } from './words.js';

const SPELLINGS = { mov: 'mov', qt: 'mov', mp4: 'mp4', m4v: 'mp4', '3gp': '3gp', '3g2': '3gp', avi: 'avi', wmv: 'wmv', asf: 'wmv' };

export const ACCEPT = `video/*,${Object.keys(SPELLINGS).map((extension) => `.${extension}`).join(',')}`;

/** The media type to declare: the browser's where it is an allowed one, else by the file's extension; null when neither. */
export function mimeOf(file, { mimesByExtension }) {
  if (Object.values(mimesByExtension).flat().includes(file.type)) return file.type;
  const extension = file.name.toLowerCase().split('.').at(-1);
  return mimesByExtension[SPELLINGS[extension]]?.[0] ?? null;
}

/** Why a file cannot be uploaded, or null. */
export function refusal(file, config) {
  if (!mimeOf(file, config)) return `“${file.name}” is not a video that Millrace takes: MOV, MP4, 3GP, AVI or WMV.`;
  if (file.size === 0) return `“${file.name}” is empty.`;
  if (file.size > config.maxBytes) return `“${file.name}” has ${bytes(file.size)}; at most ${bytes(config.maxBytes)} can be uploaded.`;
  return null;
}

/** IMG_0042.MOV → IMG 0042 */
export const titleOf = (file) => file.name.replace(/\.[^.]+$/, '').replaceAll(/[_-]+/g, ' ').trim() || 'Untitled';
