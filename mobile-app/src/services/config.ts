/** What of a file the service takes. */
export interface Limits {
  maxBytes: number;
  /** Media types by the ending of a container's files; the first is the one to declare. */
  mimesByExtension: Record<string, string[]>;
}

export interface Config extends Limits {
  gateway: string;
  edge: string;
  tokenEndpoint: string;
}

/** Where `/config.json` is: the page's own address on the web, and natively what the build was given. */
const home = () => process.env.EXPO_PUBLIC_MILLRACE ?? '';

/** Reads where the services are and what they take. */
export async function loadConfig(): Promise<Config> {
  const response = await fetch(`${home()}/config.json`);
  if (!response.ok) throw new Error(`/config.json: ${response.status}`);
  const config = (await response.json()) as Config;
  return { ...config, tokenEndpoint: config.tokenEndpoint.startsWith('/') ? home() + config.tokenEndpoint : config.tokenEndpoint };
}
