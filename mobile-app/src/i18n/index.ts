import i18next, { type TFunction } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { getLocales } from 'expo-localization';
import en from './en.json';
import es from './es.json';

export const LANGUAGES = { en: 'English', es: 'Español' } as const;
export type Language = keyof typeof LANGUAGES;

const isLanguage = (code: string | null | undefined): code is Language => code !== null && code !== undefined && code in LANGUAGES;

export const deviceLanguage = (): Language => {
  const code = getLocales()[0]?.languageCode;
  return isLanguage(code) ? code : 'en';
};

/** Starts the texts in a language; again to change it. */
export function speak(language: Language) {
  if (i18next.isInitialized) return i18next.changeLanguage(language);
  return i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: en }, es: { translation: es } },
    interpolation: { escapeValue: false },
    // why: Hermes may lack Intl.PluralRules, so plurals are two keys that `plural` chooses between
    pluralSeparator: '@',
    initAsync: false,
  });
}

/** The text for one or for several; both languages know these two forms only. */
export const plural = (t: TFunction, key: string, count: number) => t(`${key}.${count === 1 ? 'one' : 'other'}`, { number: count });
