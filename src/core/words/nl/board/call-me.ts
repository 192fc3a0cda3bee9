/** `name` is the adviser's first name; `phone` theirs, absent where there is none. */
export const callMe = {
  /** On the conversation. */
  open: (name: string): string => `Laat ${name} je bellen`,
  change: 'Verander dit',
  remove: 'Bel me niet meer',
  setHeading: (name: string): string => `${name} mag je bellen`,
  hidden: (name: string): string => `Je gaf een nummer. Alleen ${name} kan het lezen, dus het staat hier niet.`,
  from: (name: string, phone?: string): string =>
    phone === undefined ? `Vraag ${name} vanaf welk nummer het gesprek komt.` : `${name} belt vanaf ${phone}.`,

  /** The form. */
  heading: (name: string): string => `Laat ${name} je bellen`,
  lines: (name: string, phone?: string): readonly string[] => [
    phone === undefined
      ? `${name} belt je als het jou uitkomt. Vraag gerust eerst vanaf welk nummer.`
      : `${name} belt je als het jou uitkomt, vanaf ${phone}.`,
    `Neemt iemand anders op? Dan zegt ${name} alleen: "met ${name}". Niet waarvoor, en niet namens wie.`,
    'Geef liever geen werktelefoon. Je werkgever kan nagaan wie daarheen belt.',
    'Je nummer is verzegeld en verdwijnt met dit gesprek. Intrekken kan altijd.',
  ],
  label: 'Je nummer',
  placeholder: 'Bijvoorbeeld 06 12345678',
  whenLabel: 'Wanneer komt het uit?',
  whenPlaceholder: 'Bijvoorbeeld doordeweeks na zes uur',
  voicemail: {
    label: 'Inspreken',
    option: 'Inspreken mag',
    hint: 'Zonder vinkje spreekt niemand iets in. Een ander kan een voicemail afluisteren.',
  },
  submit: 'Laat me bellen',
  back: 'Liever niet',

  done: {
    heading: 'Je nummer is verstuurd',
    lines: (name: string): readonly string[] => [
      `Alleen ${name} kan je nummer lezen.`,
      'Bedenk je je? Je kunt het in dit gesprek veranderen of intrekken.',
    ],
    call: (name: string, phone: string): string => `Zelf bellen mag ook: ${phone}. Vraag naar ${name}.`,
  },
  wrongNumber: 'Dit is geen telefoonnummer. Schrijf alleen het nummer, zoals 06 12345678. Er is nog niets verstuurd.',
  wrongWhen: (max: number): string =>
    `Schrijf korter wanneer het uitkomt, in ${max} tekens. Er is nog niets verstuurd.`,
};

export const callMeDid = {
  given: (): string => 'Je gaf een nummer om je te bellen.',
  changed: (): string => 'Je veranderde wanneer of waar je gebeld wilt worden.',
  'taken-back': (): string => 'Je trok je nummer in.',
};
