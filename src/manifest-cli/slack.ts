/** The Slack app's manifest with the operator's own address in place of the example's. */

const EXAMPLE = 'https://vertrouwen.example.nl/';

/** @param origin `https://host`, no path. */
export function fillSlackManifest(template: string, origin: string): string {
  const manifest: unknown = JSON.parse(template, (_, value: unknown) =>
    typeof value === 'string' && value.startsWith(EXAMPLE) ? `${origin}/${value.slice(EXAMPLE.length)}` : value,
  );
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
