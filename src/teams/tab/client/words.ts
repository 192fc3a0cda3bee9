/** The page's own sentences: everything that is not from the server, because the server could not be asked. */
import { LANGUAGES, type Language } from '../../../core/organisation.ts';
import { preferredLanguage } from '../../../core/preferred-language.ts';

export interface Words {
  readonly opening: string;
  readonly outsideHeading: string;
  readonly outside: readonly string[];
  readonly faultHeading: string;
  readonly fault: readonly string[];
  readonly again: string;
  readonly notOpened: string;
  readonly advisers: string;
  readonly chatNote: string;
}

const nl: Words = {
  opening: 'Een ogenblik…',
  outsideHeading: 'Open In vertrouwen in Microsoft Teams',
  outside: [
    'Een vertrouwenspersoon luistert naar je en denkt met je mee. Jij beslist. Er zijn een paar uitzonderingen: die lees je voordat je schrijft.',
    'Deze pagina werkt binnen Teams: kies daar links de app In vertrouwen, of typ de naam in het zoekvak bovenaan.',
    'Liever niet via Teams? Je kunt een vertrouwenspersoon ook bellen. De nummers staan op intranet, of vraag ernaar bij de bedrijfsarts.',
  ],
  faultHeading: 'Dit lukt nu niet',
  fault: [
    'We kunnen nu niet laten zien wie er is. Er is niets verstuurd en niets bewaard.',
    'Kan het niet wachten? Bel een vertrouwenspersoon; de nummers staan op intranet. Bij gevaar bel je 112. Denk je aan zelfdoding: bel 113.',
  ],
  again: 'Probeer het opnieuw',
  notOpened: 'Het venster ging niet open. Er is niets verstuurd. Probeer het opnieuw.',
  advisers: 'Met wie kun je praten?',
  chatNote:
    'Typ niet in de chat wat er speelt: je werkgever kan een chat bewaren. In het venster dat hier opengaat, staat het niet in een chat.',
};
const en: Words = {
  opening: 'One moment…',
  outsideHeading: 'Open In vertrouwen in Microsoft Teams',
  outside: [
    'A confidential adviser listens and thinks it through with you. You decide. There are a few exceptions: you read those before you write.',
    'This page works inside Teams: choose the app In vertrouwen on the left, or type its name in the search box on top.',
    'Rather not through Teams? You can also phone a confidential adviser. The numbers are on your intranet, or ask the company doctor.',
  ],
  faultHeading: 'This does not work right now',
  fault: [
    'We cannot show now who is there. Nothing was sent and nothing was kept.',
    'Can it not wait? Phone a confidential adviser; the numbers are on your intranet. In danger, call 112. Thinking of suicide: call 113.',
  ],
  again: 'Try again',
  notOpened: 'The window did not open. Nothing was sent. Please try again.',
  advisers: 'Whom can you talk to?',
  chatNote:
    'Do not type in the chat what is going on: your employer can keep a chat. In the window that opens here, it is not in a chat.',
};

const all: Readonly<Record<Language, Words>> = { nl, en };

export const languageOf = (locale: string | undefined): Language => preferredLanguage([locale ?? '']) ?? LANGUAGES[0];
export const wordsIn = (language: Language): Words => all[language];
