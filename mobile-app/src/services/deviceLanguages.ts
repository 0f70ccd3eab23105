import { getLocales } from 'expo-localization';

/** Codes such as "es", the most wanted first. */
export const deviceLanguages = (): string[] => getLocales().flatMap(({ languageCode }) => languageCode ?? []);
