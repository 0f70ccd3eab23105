import { keyValue } from './keyValue';

/** Who is signed in, and the token that says so. Replaced by OpenID Connect where there is an identity provider. */
export interface Auth {
  readonly user: string;
  /** A token for one call; `renew` asks for another because the last one was refused. */
  token(renew?: boolean): Promise<string>;
}

const KEY = 'millrace.user';

/** The name that was last signed in on this device. */
export const knownUser = () => keyValue.get(KEY);
export const rememberUser = (user: string) => keyValue.set(KEY, user);
export const forgetUser = () => keyValue.remove(KEY);

export class SignInRefused extends Error {}

/** Of the local suite: a name is all that it asks for. The token stays in memory. */
export class LocalAuth implements Auth {
  private pending: Promise<string> | null = null;

  constructor(
    readonly user: string,
    private readonly endpoint: string,
  ) {}

  token(renew = false): Promise<string> {
    if (renew || !this.pending) {
      const asked = this.ask();
      this.pending = asked;
      asked.catch(() => {
        if (this.pending === asked) this.pending = null;
      });
    }
    return this.pending!;
  }

  private async ask(): Promise<string> {
    const response = await fetch(`${this.endpoint}?user=${encodeURIComponent(this.user)}`);
    if (response.status === 400) throw new SignInRefused(await response.text());
    if (!response.ok) throw new Error(`The sign-in answered ${response.status}`);
    return ((await response.json()) as { token: string }).token;
  }
}
