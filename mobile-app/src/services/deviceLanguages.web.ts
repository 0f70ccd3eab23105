/** Codes such as "es", the most wanted first. */
export const deviceLanguages = (): string[] => navigator.languages.map((tag) => tag.split('-')[0]!.toLowerCase());
