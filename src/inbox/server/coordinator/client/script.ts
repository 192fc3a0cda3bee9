/** What runs in the coordinator's browser. */

/** Beside `/auth/start`, which the inbox's own page uses: a form could not send what it asks (see http/csrf.ts). */
export const SCRIPT = `
const send = (path, body) => fetch(path, { method: 'POST', headers: { 'content-type': 'application/json', 'x-in-vertrouwen': '1' }, body: JSON.stringify(body) });
for (const button of document.querySelectorAll('button[data-provider]')) button.addEventListener('click', async () => {
  const answer = await send('/auth/start', { provider: button.dataset.provider, as: 'coordinator' }).catch(() => undefined);
  if (answer?.ok) return location.assign((await answer.json()).location);
  document.getElementById('failed').hidden = false;
});
document.getElementById('out')?.addEventListener('click', async () => {
  await send('/coordinator/sign-out', {}).catch(() => undefined);
  location.assign('/coordinator');
});
`;
