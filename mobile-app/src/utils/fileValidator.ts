import type { Limits } from '../services/config';

/** What is known of a file before a byte of it is read. */
export interface FileFacts {
  name: string;
  sizeBytes: number;
  /** As the system says it, which may be empty. */
  mime: string;
}

export type Refusal = 'EMPTY' | 'TOO_LARGE' | 'TYPE';

/** Other endings of the same containers. */
const SAME_CONTAINER: Record<string, string> = { qt: 'mov', m4v: 'mp4', '3g2': '3gp', '3gpp': '3gp', asf: 'wmv' };

const endingOf = (name: string) => (name.includes('.') ? name.toLowerCase().split('.').at(-1)! : '');

/** The media type to declare: the system's where it is allowed, else by the name's ending; null when neither is. */
export function mimeOf(file: FileFacts, limits: Limits): string | null {
  if (Object.values(limits.mimesByExtension).flat().includes(file.mime)) return file.mime;
  const ending = endingOf(file.name);
  return limits.mimesByExtension[SAME_CONTAINER[ending] ?? ending]?.[0] ?? null;
}

/** Why a file cannot be uploaded, or null. The service decides again on the stored bytes. */
export function refusalOf(file: FileFacts, limits: Limits): Refusal | null {
  if (!mimeOf(file, limits)) return 'TYPE';
  if (file.sizeBytes === 0) return 'EMPTY';
  return file.sizeBytes > limits.maxBytes ? 'TOO_LARGE' : null;
}

/** MOV, MP4, … in the order in which people know them. */
export function kindsOf(limits: Limits): string[] {
  const known = ['mov', 'mp4', '3gp', 'avi', 'wmv', 'webm'];
  const place = (kind: string) => (known.includes(kind) ? known.indexOf(kind) : known.length);
  return Object.keys(limits.mimesByExtension).sort((one, other) => place(one) - place(other)).map((kind) => kind.toUpperCase());
}

/** For a picker on the web. */
export function acceptOf(limits: Limits): string {
  const kinds = Object.keys(limits.mimesByExtension);
  const endings = [...kinds, ...Object.keys(SAME_CONTAINER).filter((ending) => kinds.includes(SAME_CONTAINER[ending]!))];
  return ['video/*', ...endings.map((ending) => `.${ending}`)].join(',');
}

/** IMG_0042.MOV → IMG 0042 */
export const titleOf = (name: string) => name.replace(/\.[^.]+$/, '').replaceAll(/[_-]+/g, ' ').trim();
