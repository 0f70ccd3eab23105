import { useTranslation } from '../i18n';
import { Problem } from '../services/problem';

/** What went wrong, in the person's language where it is a thing that people can do something about. */
export function useProblemWords() {
  const { t, exists } = useTranslation();
  return (error: unknown): string => {
    if (!(error instanceof Problem)) return t('problem.unknown');
    if (error.status === 0) return t('problem.unreachable');
    const key = `problem.${error.code}`;
    if (error.code && exists(key)) return t(key);
    return error.status >= 500 ? t('problem.service') : error.message;
  };
}
