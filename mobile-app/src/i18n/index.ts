import i18next, { type TFunction } from 'i18next';
import { useSyncExternalStore } from 'react';
import { deviceLanguages } from '../services/deviceLanguages';
import en from './en.json';
import es from './es.json';

export const LANGUAGES = { en: 'English', es: 'Español' } as const;
export type Language = keyof typeof LANGUAGES;

const isLanguage = (code: string): code is Language => code in LANGUAGES;

/** The first of the device's languages that the app speaks. */
export const deviceLanguage = (): Language => deviceLanguages().find(isLanguage) ?? 'en';

/** Starts the texts in a language; again to change it. */
export function speak(language: Language) {
  if (i18next.isInitialized) return i18next.changeLanguage(language);
  return i18next.init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: en }, es: { translation: es } },
    interpolation: { escapeValue: false },
    // why: Hermes may lack Intl.PluralRules, so plurals are two keys that `plural` chooses between
    pluralSeparator: '@',
    initAsync: false,
  });
}

const subscribe = (listener: () => void) => {
  i18next.on('languageChanged', listener);
  return () => i18next.off('languageChanged', listener);
};

/** The texts in the language of now. */
export function useTranslation(): { t: TFunction; language: string; exists: (key: string) => boolean } {
  const language = useSyncExternalStore(subscribe, () => i18next.language, () => i18next.language);
  return { t: i18next.t, language, exists: (key) => i18next.exists(key) };
}

/** The text for one or for several; both languages know these two forms only. */
export const plural = (t: TFunction, key: string, count: number) => t(`${key}.${count === 1 ? 'one' : 'other'}`, { number: count });
