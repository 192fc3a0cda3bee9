/**
 * The published limits, in characters or items unless a name says otherwise. Sources: the block, element
 * and view pages under docs.slack.dev/reference, and the comments in `@slack/types`.
 */
export const LIMITS = {
  modalBlocks: 100,
  messageBlocks: 50,
  /** "view_too_large: Error returned if the provided view is greater than 250kb." */
  viewBytes: 250_000,
  stackedViews: 3,
  viewTitle: 24,
  privateMetadata: 3000,
  callbackId: 255,
  externalId: 255,
  blockId: 255,
  actionId: 255,
  text: 3000,
  headerText: 150,
  sectionFields: 10,
  sectionField: 2000,
  actionsElements: 25,
  contextElements: 10,
  inputLabel: 2000,
  inputHint: 2000,
  placeholder: 150,
  inputText: 3000,
  buttonText: 75,
  buttonValue: 2000,
  buttonUrl: 3000,
  options: 100,
  choices: 10,
  optionText: 75,
  optionValue: 150,
  optionDescription: 75,
  imageUrl: 3000,
  altText: 2000,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
} as const;

/** A trigger can be exchanged for a view once, within three seconds. */
export const TRIGGER_LIFE_MS = 3000;
/** The bot must answer a request within three seconds. */
export const ACK_LIMIT_MS = 3000;
/** "response_url": five uses within thirty minutes. */
export const RESPONSE_URL_USES = 5;
/** Slack names no number for the url of a form; one is what an app can count on. */
export const MODAL_RESPONSE_URL_USES = 1;
export const RESPONSE_URL_LIFE_MS = 30 * 60 * 1000;
