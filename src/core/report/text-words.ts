/**
 * Words by which a text can point at somebody, Dutch and English together: an English account quotes a Dutch word and the
 * other way round. Matched whole and in any case, except where a list says that a capital is needed.
 */
import type { Language } from '../organisation.ts';

/** One word or a few, between commas. */
const listed = (text: string): readonly string[] => text.trim().replaceAll(/\s+/g, ' ').split(', ');

/** Under ten, and what says as much; nobody and everybody too, because those speak about each person. */
export const SMALL = listed(`
  nul, één, twee, drie, vier, vijf, zes, zeven, acht, negen, tweemaal, driemaal, viermaal, vijfmaal, tweetal, drietal,
  viertal, vijftal, zestal, achttal, tweeën, drieën, vieren, vijven, zessen, beide, beiden, allebei, enkele, enkelen,
  enkeling, een paar, een handvol, een enkele, een enkel, geen enkele, geen enkel, niemand, allemaal, allen, zero,
  eén, éen, zevental, negental, dozijn, de helft, helft van, een derde, een kwart, driekwart, procent, percent, per cent,
  half of, a third, a quarter, three quarters, a dozen, dozens, one, two, three, four, five, six, seven, eight, nine, once, twice, both, a couple, a few, a handful, a single, not a
  single, nobody, no one, all of them, every one of them, half a dozen
`);
/** Ten and more in words, and the end of a longer one: `drieëntwintig`. Only before what they count. */
export const TENS = listed(`
  tien, elf, twaalf, dertien, veertien, vijftien, zestien, zeventien, achttien, negentien, twintig, dertig, veertig,
  vijftig, zestig, zeventig, tachtig, negentig, honderd, ten, eleven, twelve, thirteen, fourteen, fifteen, sixteen,
  seventeen, eighteen, nineteen, twenty, thirty, forty, fifty, sixty, seventy, eighty, ninety, hundred
`);
/** After a number of ten or more: then it counts people or talks, and would be finer than its class. */
export const COUNTED = listed(`
  mensen, personen, medewerkers, collega’s, collega's, vrouwen, mannen, gesprekken, contacten, gevallen, zaken,
  incidenten, voorvallen, klachten, meldingen, consulten, keer, leidinggevenden, people, persons, employees,
  colleagues, women, men, talks, contacts, cases, incidents, complaints, reports, consults, times, managers
`);
/** Of one somebody or one matter. */
export const ONES = listed(`
  geval, voorval, incident, casus, zaak, kwestie, situatie, contact, gesprek, melding, klacht, medewerker,
  medewerkster, werknemer, werkneemster, collega, persoon, vrouw, man, jongen, meisje, slachtoffer, dader, beklaagde,
  beschuldigde, melder, moeder, vader, ander, consult, case, employee, colleague, person, woman, boy, girl, victim,
  offender, accused, reporter, matter, talk, complaint, report, mother, father, situation, worker
`);
export const ARTICLES = listed(`
  een, één, de, het, dezelfde, hetzelfde, die, deze, dit, dat, een enkele, een enkel, die ene, de ene, een andere, a, an, one, the same, the, this,
  that, a single, another
`);
/** These stand for one person by themselves. */
export const PRONOUNS = listed(`
  hij, hem, diegene, degene, he, him, his, she, her, hers, somebody who, someone who, iemand die
`);

/** A function that few people have. Also at the end of a longer Dutch word: `afdelingsmanager`. */
export const FUNCTIONS = listed(`
  directeur, directrice, bestuurder, bestuurslid, commissaris, wethouder, burgemeester, gemeentesecretaris, manager,
  leidinggevende, teamleider, ploegleider, projectleider, groepsleider, voorman, voorvrouw, afdelingshoofd, hoofd,
  chef, baas, coördinator, planner, roostermaker, controller, boekhouder, secretaresse, secretaris, assistent,
  assistente, receptionist, receptioniste, telefoniste, conciërge, adviseur, jurist, bedrijfsarts, arts, huisarts,
  specialist, chirurg, verpleegkundige, verzorgende, docent, docente, leraar, lerares, rector, decaan, mentor,
  hoogleraar, promovendus, onderzoeker, chauffeur, monteur, machinist, conducteur, kok, ober, serveerster, bakker,
  verkoper, verkoopster, schoonmaker, schoonmaakster, beveiliger, portier, magazijnmeester, uitvoerder, opzichter,
  timmerman, stagiair, stagiaire, uitzendkracht, vakantiekracht, zzp’er, zzp'er, vrijwilliger, trainee, programmeur,
  ontwikkelaar, beheerder, redacteur, ondernemer, eigenaar, voorzitter, partner, director, ceo, cfo, coo, cto, board
  member, team leader, team lead, supervisor, foreman, head of, boss, coordinator, accountant, secretary, caretaker,
  lawyer, doctor, surgeon, nurse, teacher, lecturer, professor, researcher, driver, mechanic, conductor, cook, waiter,
  waitress, baker, cleaner, guard, carpenter, intern, temp, volunteer, developer, administrator, editor, owner,
  chairman, chairwoman, chair of
`);

/** Where somebody works: before a name, a letter or a number. */
export const PLACES_BEFORE = listed(`
  afdeling, team, locatie, vestiging, filiaal, gebouw, verdieping, etage, kantoor, ploeg, unit, school, faculteit,
  dienst, lijn, rayon, regio, hal, kamer, zaal, department, site, branch, location, office, building, floor, ward,
  shift, faculty, room, line
`);
/** Parts of an organisation by themselves. */
export const PLACES = listed(`
  receptie, magazijn, werkplaats, keuken, kantine, garage, depot, remise, balie, nachtdienst, nachtploeg, avonddienst,
  avondploeg, vroege dienst, late dienst, inkoop, verkoop, salarisadministratie, boekhouding, buitendienst,
  binnendienst, spoedeisende hulp, intensive care, polikliniek, laboratorium, hoofdkantoor, bestuurssecretariaat,
  secretariaat, meldkamer, klantenservice, expeditie, bovenbouw, onderbouw, begane grond, reception desk, warehouse,
  workshop floor, kitchen, canteen, night shift, evening shift, purchasing, payroll, emergency room, head office,
  control room, call centre, first floor, second floor, ground floor
`);
/** Only with a capital. */
export const TOWNS = listed(`
  Amsterdam, Rotterdam, Utrecht, Eindhoven, Groningen, Tilburg, Almere, Breda, Nijmegen, Apeldoorn, Arnhem, Haarlem,
  Haarlemmermeer, Amersfoort, Enschede, Zaanstad, Zwolle, Zoetermeer, Leiden, Leeuwarden, Maastricht, Dordrecht, Ede,
  Emmen, Westland, Delft, Venlo, Deventer, Helmond, Alkmaar, Hilversum, Heerlen, Oss, Roosendaal, Schiedam,
  Spijkenisse, Vlaardingen, Purmerend, Gouda, Assen, Hoorn, Veenendaal, Katwijk, Zeist, Nieuwegein, Hengelo, Almelo,
  Roermond, Middelburg, Lelystad, Den Haag, Den Bosch, Den Helder, Bergen op Zoom, Drenthe, Friesland, Gelderland,
  Limburg, Overijssel, Zeeland, Flevoland, Brabant, Noord-Brabant, Noord-Holland, Zuid-Holland, The Hague, Brussel,
  Antwerpen, Gent
`);

export const DAYS = listed(`
  januari, februari, maart, april, mei, juni, juli, augustus, september, oktober, november, december, january,
  february, june, july, october, maandag, dinsdag, woensdag, donderdag, vrijdag, zaterdag, zondag, weekend, monday,
  tuesday, wednesday, thursday, friday, saturday, sunday, gisteren, eergisteren, vorige week, vorige maand, afgelopen
  week, afgelopen maand, kerst, kerstborrel, kerstfeest, personeelsfeest, bedrijfsuitje, carnaval, ramadan, lente,
  voorjaar, zomer, najaar, herfst, winter, yesterday, last week, last month, christmas, office party, spring, summer,
  autumn, eerste kwartaal, tweede kwartaal, derde kwartaal, vierde kwartaal, first quarter, second quarter, third
  quarter, fourth quarter
`);
/** Also words of another kind in small letters. */
export const DAYS_WITH_CAPITAL = listed(`
  March, May, August
`);

export const TITLES = listed(`
  meneer, mevrouw, mijnheer, dhr, mevr, mw, drs, ir, dr, mr, mrs, ms, miss, prof
`);
/** Between the parts of a name. */
export const PARTICLES = listed(`
  van, de, der, den, het, ten, ter, te, el, al, la, le, von, di, da, dos, ben, in, 't, ’t
`);
/** How a sentence begins, before a name. */
export const BEGINNINGS = listed(`
  In, Op, Bij, Met, Van, Uit, Voor, Na, Naar, Door, Over, Tot, Sinds, Vanaf, Rond, Tussen, De, Het, Een, Elke, Iedere,
  Die, Deze, Dit, Dat, Onze, Ons, Wij, We, Ik, Ook, Toen, Als, Volgens, Tijdens, Aan, En, Maar, Want, Dank, Te, Om,
  Zonder, Vooral, Alleen, Zowel, At, On, With, From, For, After, Before, Since, By, About, The, A, An, Every, Each,
  This, That, Our, When, If, During, To, And, But, Then, Only, Both, Between, As, Also
`);
/** With a capital, and no name of anybody. */
export const KNOWN = listed(`
  Nederland, Nederlandse, Nederlands, Engels, Engelse, Europese, Europa, Arbowet, Arbobesluit, Arbo, Nationale,
  Enquête, Arbeidsomstandigheden, Wegwijzer, Vertrouwenspersoon, Omgangsvormen, Ongewenste, Juridisch, Loket, Huis,
  Klokkenluiders, Slack, Teams, Microsoft, In, Inspectie, Arbeidsinspectie, Dutch, English, Netherlands, European,
  Europe, Working, Conditions, Survey, Works, Council, I
`);

/** Words of the other language that are everyday words of another meaning in a text of this one. */
export const SOMETHING_ELSE: Readonly<Record<Language, readonly string[]>> = {
  nl: listed('intern, room, spring, her, his, hers, a, an, line, temp, guard, ward'),
  en: listed('arts, die, dat, hal, hem, mei, beide, dienst, de, ober, hoofd, lente, het, dit'),
};
