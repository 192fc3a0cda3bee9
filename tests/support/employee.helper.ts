/**
 * An employee before a screen, in words: what is there to read, to press and to fill in. The journeys are
 * written against this, so that both platforms play them.
 */
export interface EmployeeDriver {
  open(): Promise<void>;
  press(label: string): Promise<void>;
  /** Into the one text field there is. */
  fill(text: string): void;
  choose(option: string): Promise<void>;
  submit(): Promise<void>;
  /** Away from something to read, to the form that lies below. */
  back(): Promise<void>;
  close(): Promise<void>;
  /** Everything to be read on the screen in front, field errors included; '' when nothing is open. */
  words(): string;
  /** What stands in the text field. */
  typed(): string;
  buttons(): readonly string[];
  /** What was said beside the screens: what only this person sees. */
  aside(): string;
}
