/** Small texts that outlive the page, or only last as long as it where the browser keeps nothing. */
const fallback = new Map<string, string>();

function kept<T>(work: () => T, without: () => T): T {
  try {
    return work();
  } catch {
    return without();
  }
}

export const keyValue = {
  get: (key: string): string | null => kept(() => localStorage.getItem(key), () => fallback.get(key) ?? null),
  set: (key: string, value: string) => kept(() => localStorage.setItem(key, value), () => void fallback.set(key, value)),
  remove: (key: string) => kept(() => localStorage.removeItem(key), () => void fallback.delete(key)),
};
