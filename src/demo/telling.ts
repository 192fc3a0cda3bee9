/** The push service and the mail server of the demo, with Samira's telephone signed up at both. */
import { createNoticeVault } from '../core/notices/settings.ts';
import type { Identity, Language } from '../core/organisation.ts';
import type { Keyring, Store } from '../core/ports.ts';
import { identityOf } from '../core/adviser/identity.ts';
import { startMailServer } from '../stand-ins/mail-server.ts';
import { startPushService } from '../stand-ins/push-service.ts';
import { startPhone } from './phone.ts';

export async function startTelling(language: () => Language) {
  const [push, mail] = await Promise.all([startPushService(), startMailServer()]);
  let tell = (): Promise<number> => Promise.resolve(0);
  const phone = await startPhone({ push, mail, language, tellNow: () => tell() });
  return {
    push,
    mail,
    phoneUrl: phone.url,
    environment: {
      PUSH_HOSTS: push.host,
      SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
      SMTP_FROM: 'postvak@in-vertrouwen.example',
    },
    /** Does what Samira does in her settings, without her browser. */
    async signUp(who: Identity, { store, keyring }: { readonly store: Store; readonly keyring: Keyring }) {
      const vault = createNoticeVault({ records: store.records, notices: store.notices, keyring });
      const { endpoint, keys } = push.subscribe();
      const settings = { language: language(), rhythm: 'soon' as const, push: [{ endpoint, ...keys }] };
      await vault.put(identityOf(keyring, who), { ...settings, mail: 'samira@telefoon.example' });
    },
    tellBy: (by: () => Promise<number>) => void (tell = by),
    close: () => Promise.all([phone.close(), push.close(), mail.close()]),
  };
}
