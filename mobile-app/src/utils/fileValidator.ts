import { mimeOf, refusalOf as checked, SAME_CONTAINER, type FileRefusal } from '@millrace/upload-client/check';
import type { Limits } from '../services/config';

/** What is known of a file before a byte of it is read. */
export interface FileFacts {
  name: string;
  sizeBytes: number;
  /** As the system says it, which may be empty. */
  mime: string;
}

export { mimeOf };

/** Why a file cannot be uploaded, or null. The service decides again on the stored bytes. */
export const refusalOf = (file: FileFacts, limits: Limits): FileRefusal | null => checked(file, limits).refusal;

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
