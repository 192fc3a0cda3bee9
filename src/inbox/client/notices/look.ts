/** What the server and this browser say of notices, at once: one without the other would say that this device gets none. */
import type { NoticesResponse } from '../../contract.ts';
import type { Api, ApiResult } from '../api.ts';
import { digestOf, subscriptionOf } from './device.ts';

export interface NoticesNow {
  readonly view: NoticesResponse;
  /** Of what this browser is signed up with, as the server names it. */
  readonly own: string | undefined;
}

export async function lookAtNotices(api: Pick<Api, 'notices'>, page: Window): Promise<ApiResult<NoticesNow>> {
  const [result, found] = await Promise.all([api.notices(), subscriptionOf(page).catch(() => undefined)]);
  if (!result.ok) return result;
  return { ...result, value: { view: result.value, own: found && (await digestOf(found)) } };
}
