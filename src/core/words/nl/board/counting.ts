/** "Tel mij niet mee". `name` is the adviser's first name, who counts; it must not read as if they were counted. */
export const counting = {
  lines: (name: string): readonly string[] => [
    `Eén keer per jaar telt ${name} hoeveel mensen er kwamen, en ongeveer waarover. Geen namen, geen verhalen, en bij weinig mensen geen getallen.`,
    `Wil je dat niet? Druk op Tel mij niet mee. Je krijgt dezelfde hulp. Alleen ${name} ziet dat je dit koos.`,
    'Het kan tot het gesprek sluit. Daarna zijn het alleen streepjes, en weet niemand welk streepje van jou is.',
  ],
  out: 'Tel mij niet mee',
  left: (name: string): readonly string[] => [`Je wordt niet meegeteld. Alleen ${name} ziet dat je dit koos.`],
  in: 'Toch meetellen',
};
export const countingDid = {
  out: (): string => 'Je koos dat je niet wordt meegeteld.',
  in: (): string => 'Je koos dat je toch wordt meegeteld.',
};
