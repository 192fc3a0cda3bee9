/**
 * What is known of the whole country, to lay a yearly account beside. Only what a source names with its year: the survey of
 * 2018 as TNO's guide for confidential advisers gives it. The guide's "15.6 % ever met with it" has no year there, so it is
 * left out, and so are newer figures that were only seen at second hand.
 */
import type { Language } from '../../organisation.ts';

type NationalLine = Readonly<Record<Language, string>>;
export interface National {
  readonly year: number;
  readonly source: Readonly<Record<Language, string>>;
  readonly lines: readonly NationalLine[];
}

export const NATIONAL: National = {
  year: 2018,
  source: {
    nl: 'Nationale Enquête Arbeidsomstandigheden (NEA) 2018, TNO en CBS, in: TNO, Wegwijzer Vertrouwenspersoon Ongewenste Omgangsvormen.',
    en: 'Netherlands Working Conditions Survey (NEA) 2018, TNO and Statistics Netherlands, in: TNO, Wegwijzer Vertrouwenspersoon Ongewenste Omgangsvormen (in Dutch).',
  },
  lines: [
    {
      nl: 'Ruim 6 op de 10 werknemers konden naar een vertrouwenspersoon, 1 op de 8 niet, en 1 op de 4 wist het niet.',
      en: 'More than 6 in 10 employees could go to a confidential adviser, 1 in 8 could not, and 1 in 4 did not know.',
    },
    {
      nl: 'Bij organisaties met 250 werknemers of meer konden zij dat bijna twee keer zo vaak als bij organisaties met minder dan 50.',
      en: 'In organisations of 250 employees or more, nearly twice as often as in those with fewer than 50.',
    },
    {
      nl: 'Van wie dat kon, zei bijna 60% dat het iemand van de organisatie zelf is, ruim 10% iemand van buiten, ruim 12,5% allebei; 17% wist het niet.',
      en: 'Of those who could, nearly 60% said it is somebody of the organisation itself, over 10% somebody from outside, over 12.5% both; 17% did not know.',
    },
    {
      nl: 'Laag: landbouw (40,8%), horeca (43,1%), handel (45,7%), zakelijke dienstverlening (52,7%).',
      en: 'Low: agriculture (40.8%), hotels and catering (43.1%), trade (45.7%), business services (52.7%).',
    },
    {
      nl: 'Hoog: bestuur (89,7%), onderwijs (78,2%), zorg (75,0%), financiële dienstverlening (72,9%).',
      en: 'High: government (89.7%), education (78.2%), care (75.0%), financial services (72.9%).',
    },
  ],
};
