/** What the screens that count need besides what every screen does: their own words, which come with them. */
import { useEnv, type Env } from '../../env.ts';
import { registerWords, type RegisterScreenWords } from '../../words/register.ts';
import type { Words } from '../../words/index.ts';

export function useRegisterEnv(): Omit<Env, 'w'> & { readonly w: Words & { readonly register: RegisterScreenWords } } {
  const env = useEnv();
  return { ...env, w: { ...env.w, register: registerWords[env.language] } };
}
