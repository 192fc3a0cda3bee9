/** The channels of the workspace; shared with the page that shows them. */
export interface Channel {
  readonly id: string;
  readonly name: string;
  /** Apps may not write there. */
  readonly closedToApps?: boolean;
}
export const CHANNELS: readonly [Channel, ...Channel[]] = [
  { id: 'C0ALGEMEEN', name: 'algemeen' },
  { id: 'C0KANTINE', name: 'kantine' },
  { id: 'C0DIRECTIE', name: 'directie', closedToApps: true },
];
