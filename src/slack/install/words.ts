/** What whoever installs the app reads: an administrator, before anybody has chosen a language. So both. */
export interface PageWords {
  readonly heading: string;
  /** What happened; then what to do. */
  readonly lines: readonly [string, string];
}
export type Outcome =
  | 'installed'
  | 'refused'
  | 'expired'
  | 'unknown-workspace'
  | 'unwanted'
  | 'unanswered'
  | 'busy'
  | 'not-stored';
type Language = 'nl' | 'en';

export const OUTCOMES: Readonly<Record<Outcome, Readonly<Record<Language, PageWords>>>> = {
  installed: {
    nl: {
      heading: 'In vertrouwen staat in Slack',
      lines: [
        'De app is toegevoegd. De app kan zelf geen berichten plaatsen en geen berichten lezen.',
        'Typ in Slack /vertrouwenspersoon om te zien wat een medewerker ziet. Je kunt deze pagina sluiten.',
      ],
    },
    en: {
      heading: 'In vertrouwen is in Slack',
      lines: [
        'The app was added. It cannot post messages by itself, and it cannot read messages.',
        'Type /vertrouwenspersoon in Slack to see what an employee sees. You can close this page.',
      ],
    },
  },
  refused: {
    nl: {
      heading: 'Niet toegevoegd',
      lines: [
        'In Slack is geen toestemming gegeven. Er is niets veranderd.',
        'Wil je het toch? Begin opnieuw, of vraag wie bij jullie apps in Slack goedkeurt.',
      ],
    },
    en: {
      heading: 'Not added',
      lines: [
        'Permission was not given in Slack. Nothing has changed.',
        'Do you want it after all? Start again, or ask who approves Slack apps in your organisation.',
      ],
    },
  },
  expired: {
    nl: {
      heading: 'Deze link werkt niet meer',
      lines: [
        'Je hebt tien minuten om de app toe te voegen. Het kan één keer, en alleen in de browser waarin je begon.',
        'Begin opnieuw, in deze browser.',
      ],
    },
    en: {
      heading: 'This link no longer works',
      lines: [
        'You have ten minutes to add the app. It works once, and only in the browser in which you began.',
        'Start again, in this browser.',
      ],
    },
  },
  'unknown-workspace': {
    nl: {
      heading: 'Deze Slack-omgeving kennen we niet',
      lines: [
        'Deze omgeving hoort bij geen van de organisaties op deze server. We hebben de toegang meteen weer ingetrokken.',
        'Geef de beheerder van deze server het id van jullie Slack-omgeving (het begint met T, of met E voor Enterprise). Begin daarna opnieuw.',
      ],
    },
    en: {
      heading: 'We do not know this Slack workspace',
      lines: [
        'It belongs to none of the organisations on this server. We gave the access back at once.',
        'Give whoever runs this server the id of your workspace (it begins with T, or with E for Enterprise). Then start again.',
      ],
    },
  },
  unwanted: {
    nl: {
      heading: 'Niet toegevoegd',
      lines: [
        'Slack gaf deze app andere rechten dan het ene recht dat nodig is. We hebben de toegang meteen weer ingetrokken.',
        'Vraag de beheerder van deze server om het manifest opnieuw bij de app in Slack te zetten. Begin daarna opnieuw.',
      ],
    },
    en: {
      heading: 'Not added',
      lines: [
        'Slack gave this app other permissions than the one it needs. We gave the access back at once.',
        'Ask whoever runs this server to put the manifest in the app in Slack again. Then start again.',
      ],
    },
  },
  unanswered: {
    nl: {
      heading: 'Niet toegevoegd',
      lines: ['Slack gaf geen bruikbaar antwoord.', 'Wacht een minuut en begin opnieuw.'],
    },
    en: {
      heading: 'Not added',
      lines: ['Slack gave no answer that we can use.', 'Wait a minute and start again.'],
    },
  },
  busy: {
    nl: {
      heading: 'Nog niet toegevoegd',
      lines: [
        'Er zijn nu te veel aanvragen om de app toe te voegen. Die van jou is niet verloren.',
        'Wacht een minuut en laad deze pagina opnieuw.',
      ],
    },
    en: {
      heading: 'Not added yet',
      lines: [
        'There are too many requests to add the app at this moment. Yours is not lost.',
        'Wait a minute and load this page again.',
      ],
    },
  },
  'not-stored': {
    nl: {
      heading: 'Niet toegevoegd',
      lines: [
        'We konden de installatie niet opslaan. We hebben de toegang weer ingetrokken.',
        'Wacht een minuut en begin opnieuw.',
      ],
    },
    en: {
      heading: 'Not added',
      lines: ['We could not store the installation. We gave the access back.', 'Wait a minute and start again.'],
    },
  },
};
export const AGAIN: Readonly<Record<Language, string>> = { nl: 'Opnieuw beginnen', en: 'Start again' };
