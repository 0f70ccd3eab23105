import { useEffect, useMemo } from 'react';
import type { AppServices } from './app';
import type { UploadManager } from './uploadManager';
import { WaitingUploads } from './waitingUploads';

/** The uploads of one signed-in person, until they sign out. The client is fetched after the first screen. */
export function useUploadDriver(services: AppServices): UploadManager {
  const waiting = useMemo(() => new WaitingUploads(() => import('./uploadClient').then(({ beginUploads }) => beginUploads(services))), [services]);
  useEffect(() => {
    waiting.start().catch((error: unknown) => console.warn('The upload client could not be started', error));
    return () => void waiting.stop();
  }, [waiting]);
  return waiting;
}
