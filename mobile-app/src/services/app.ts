import type { QueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { createApi, type Api } from './apiClient';
import { LocalAuth, type Auth } from './auth';
import type { Config } from './config';
import { LiveEvents } from './events';
import { applyEvent } from './videoCache';

/** What one signed-in person's screens are served by. */
export interface AppServices {
  config: Config;
  auth: Auth;
  api: Api;
  events: LiveEvents;
}

export function createServices(config: Config, user: string, client: QueryClient): AppServices {
  const auth = new LocalAuth(user, config.tokenEndpoint);
  const api = createApi(config, auth);
  return { config, auth, api, events: new LiveEvents(api, (event) => applyEvent(client, event)) };
}

export const ServicesContext = createContext<AppServices | null>(null);

export function useServices(): AppServices {
  const services = useContext(ServicesContext);
  if (!services) throw new Error('No ServicesContext above');
  return services;
}

export interface Session {
  user: string;
  signOut(): void;
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('No SessionContext above');
  return session;
}
