/**
 * How this installation runs, as far as people are told about it: "Wat ziet je werkgever?" is made from it.
 * Filled by the composition from the configuration that is in force, so that no sentence can outlive a change.
 */
export interface Deployment {
  readonly slack?: {
    /** All that the app asks of a workspace, as in its manifest. */
    readonly scopes: readonly string[];
  };
  readonly teams?: { readonly chatReply: 'notify' | 'silent' | 'signpost' };
  /** Who runs the server: the employer itself, or a supplier by name. `undefined`: nobody said. */
  readonly hostedBy?: 'employer' | { readonly name: string };
  /** Origin of the public pages, `https://host`; absent when there are none. */
  readonly publicOrigin?: string;
}
