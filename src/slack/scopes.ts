/** All that the app asks of a workspace, as in `manifests/slack/manifest.json`: it lets somebody open the app. */
export const BOT_SCOPES: readonly string[] = ['commands'];
