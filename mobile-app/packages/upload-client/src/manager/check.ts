// Checks before an upload starts. The limits are the server's; it decides again.

/** As the server publishes them. */
export interface Limits {
  maxBytes: number;
  /** Media types by extension without its dot, the one to declare first: `{ mov: ['video/quicktime'] }`. */
  mimesByExtension: Readonly<Record<string, readonly string[]>>;
}

export type FileRefusal = 'EMPTY' | 'TOO_LARGE' | 'TYPE';

/** Why a file cannot be uploaded, or null; and the media type to declare for it. */
export function refusalOf(
  file: { name: string; sizeBytes: number; mime: string },
  limits: Limits,
): { refusal: FileRefusal; mime: null } | { refusal: null; mime: string } {
  const mime = mimeOf(file, limits);
  if (mime === null) return { refusal: 'TYPE', mime: null };
  if (file.sizeBytes === 0) return { refusal: 'EMPTY', mime: null };
  if (file.sizeBytes > limits.maxBytes) return { refusal: 'TOO_LARGE', mime: null };
  return { refusal: null, mime };
}

/** Other endings of the same containers. */
export const SAME_CONTAINER: Readonly<Record<string, string>> = { qt: 'mov', m4v: 'mp4', '3g2': '3gp', '3gpp': '3gp', asf: 'wmv' };

/** The media type to declare: the system's where it is allowed, else by the name's ending; null when neither is. */
export function mimeOf(file: { name: string; mime: string }, limits: Limits): string | null {
  if (Object.values(limits.mimesByExtension).some((mimes) => mimes.includes(file.mime))) return file.mime;
  const ending = /\.([^.]+)$/.exec(file.name.toLowerCase())?.[1] ?? '';
  return limits.mimesByExtension[SAME_CONTAINER[ending] ?? ending]?.[0] ?? null;
}
