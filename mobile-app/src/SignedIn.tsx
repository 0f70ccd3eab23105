import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { LiveRegion } from './components/ui/announcer';
import { useStatusAnnouncements } from './hooks/useStatusAnnouncements';
import { useUploadAnnouncements } from './hooks/useUploadAnnouncements';
import { Navigator } from './navigation/Navigator';
import { createServices, ServicesContext, SessionContext } from './services/app';
import type { Config } from './services/config';
import { createQueryClient, keepLists, wireNative } from './services/queryClient';
import { UploadManagerContext } from './services/uploadManager';
import { useUploadDriver } from './services/uploadDriver';

interface Props {
  config: Config;
  user: string;
  onSignOut(): void;
}

/** The app of one person. All that it holds goes with it. */
export function SignedIn({ config, user, onSignOut }: Props) {
  const [client] = useState(createQueryClient);
  const services = useMemo(() => createServices(config, user, client), [config, user, client]);
  const uploads = useUploadDriver(services);
  useEffect(() => {
    const unwire = wireNative();
    const stop = keepLists(client, user);
    services.events.start();
    return () => {
      services.events.stop();
      stop();
      unwire();
      client.clear();
    };
  }, [client, services, user]);
  return (
    <ServicesContext value={services}>
      <SessionContext value={{ user, signOut: onSignOut }}>
        <UploadManagerContext value={uploads}>
          <QueryClientProvider client={client}>
            <Announcements />
            <Navigator />
            <LiveRegion />
          </QueryClientProvider>
        </UploadManagerContext>
      </SessionContext>
    </ServicesContext>
  );
}

function Announcements() {
  useStatusAnnouncements();
  useUploadAnnouncements();
  return null;
}
