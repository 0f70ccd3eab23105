import { useTranslation } from 'react-i18next';
import { Problem } from '../services/problem';

/** What went wrong, in the person's language where it is a thing that people can do something about. */
export function useProblemWords() {
  const { t, i18n } = useTranslation();
  return (error: unknown): string => {
    if (!(error instanceof Problem)) return t('problem.unknown');
    if (error.status === 0) return t('problem.unreachable');
    const key = `problem.${error.code}`;
    if (error.code && i18n.exists(key)) return t(key);
    return error.status >= 500 ? t('problem.service') : error.message;
  };
}
