/** A file made in the page goes to the reader's own device: no server is asked for it. @param type as in a Content-Type */
export function saveFile({
  name,
  text,
  type,
}: {
  readonly name: string;
  readonly text: string;
  readonly type: string;
}): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers read it a while after the press.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
