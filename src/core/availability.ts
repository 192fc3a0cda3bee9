/** Placeholder types; implementation follows. */
/** What an employee is told about reaching one adviser. */
export type Availability =
  | { readonly state: 'available'; readonly until: Date }
  /** Outside hours or away; `next` is the next reachable moment within four weeks, if there is one. */
  | { readonly state: 'away'; readonly next: Date | undefined }
  | { readonly state: 'full'; readonly next: Date | undefined }
  /** No pinned key: phone and e-mail only. */
  | { readonly state: 'no-key' };
