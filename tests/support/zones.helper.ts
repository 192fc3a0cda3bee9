/** Zones in which something is unusual: the hour of the change, its size, midnight itself, or the distance. */
export const ZONES = [
  'Europe/Amsterdam',
  'Europe/London',
  'America/Curacao',
  'America/New_York',
  'America/Havana', // changes at midnight
  'America/Santiago',
  'Africa/Cairo',
  'Asia/Beirut',
  'Asia/Kathmandu', // 5:45
  'Australia/Lord_Howe', // changes by half an hour
  'Pacific/Auckland',
  'Pacific/Kiritimati', // 14 hours ahead
  'Pacific/Pago_Pago', // 11 behind
  'UTC',
] as const;

/** Moments around which clocks change in at least one of them, in 2026–2028. */
export const CHANGES = [
  '2026-03-08T05:00:00Z',
  '2026-03-28T22:00:00Z',
  '2026-03-29T01:00:00Z',
  '2026-04-05T04:00:00Z',
  '2026-04-23T22:00:00Z',
  '2026-09-06T04:00:00Z',
  '2026-10-03T15:30:00Z',
  '2026-10-25T01:00:00Z',
  '2026-10-29T21:00:00Z',
  '2026-11-01T05:00:00Z',
  '2028-03-26T01:00:00Z',
] as const;
