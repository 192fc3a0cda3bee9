/** What whoever adds the app to Slack reads, in Dutch. */
import type { InstallWords } from './index.ts';

export const nl: InstallWords = {
  again: 'Opnieuw beginnen',
  outcomes: {
    installed: {
      heading: 'In vertrouwen staat in Slack',
      lines: [
        'De app is toegevoegd. De app kan zelf geen berichten plaatsen en geen berichten lezen.',
        'Typ in Slack /vertrouwenspersoon om te zien wat een medewerker ziet. Je kunt deze pagina sluiten.',
      ],
    },
    refused: {
      heading: 'Niet toegevoegd',
      lines: [
        'In Slack is geen toestemming gegeven. Er is niets veranderd.',
        'Wil je het toch? Begin opnieuw, of vraag wie bij jullie apps in Slack goedkeurt.',
      ],
    },
    expired: {
      heading: 'Deze link werkt niet meer',
      lines: [
        'Je hebt tien minuten om de app toe te voegen. Het kan één keer, en alleen in de browser waarin je begon.',
        'Begin opnieuw, in deze browser.',
      ],
    },
    'unknown-workspace': {
      heading: 'Deze Slack-omgeving kennen we niet',
      lines: [
        'Deze omgeving hoort bij geen van de organisaties op deze server. We hebben de toegang meteen weer ingetrokken.',
        'Geef de beheerder van deze server het id van jullie Slack-omgeving (het begint met T, of met E voor Enterprise). Begin daarna opnieuw.',
      ],
    },
    unwanted: {
      heading: 'Niet toegevoegd',
      lines: [
        'Slack gaf deze app andere rechten dan het ene recht dat nodig is. We hebben de toegang meteen weer ingetrokken.',
        'Vraag de beheerder van deze server om het manifest opnieuw bij de app in Slack te zetten. Begin daarna opnieuw.',
      ],
    },
    unanswered: {
      heading: 'Niet toegevoegd',
      lines: ['Slack gaf geen bruikbaar antwoord.', 'Wacht een minuut en begin opnieuw.'],
    },
    busy: {
      heading: 'Nog niet toegevoegd',
      lines: [
        'Er zijn nu te veel aanvragen om de app toe te voegen. Die van jou is niet verloren.',
        'Wacht een minuut en laad deze pagina opnieuw.',
      ],
    },
    'not-stored': {
      heading: 'Niet toegevoegd',
      lines: [
        'We konden de installatie niet opslaan. We hebben de toegang weer ingetrokken.',
        'Wacht een minuut en begin opnieuw.',
      ],
    },
  },
};
