/**
 * What an employee reads when an adviser cannot have the conversation, and the adviser before pressing. Always several
 * reasons and never which: "no reason" would tell the one who is talked about that the other was there first.
 */
export const declined = (name: string): string =>
  [
    `${name} kan dit gesprek niet met je voeren.`,
    'Dat kan komen door te weinig tijd, doordat het te dichtbij komt, of door iets anders. We zeggen nooit wat het is.',
    'Het zegt niets over jou of over je verhaal.',
    `Wat ${name} las, blijft bij ${name}, met dezelfde uitzonderingen als je eerder las.`,
    'Wil je verder praten, kies dan iemand anders. We sturen niets door.',
  ].join(' ');
