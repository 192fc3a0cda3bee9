/** An answer `{ok:false, error}` of the Web API; `messages` go into `response_metadata`. */
export class SlackError extends Error {
  readonly code: string;
  readonly messages: readonly string[];
  constructor(code: string, messages: readonly string[] = []) {
    super(code);
    this.name = 'SlackError';
    this.code = code;
    this.messages = messages;
  }
}
