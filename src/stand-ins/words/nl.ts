/** What the stand-ins themselves say: Dutch. */
export const nl = {
  /** The identity provider's pages. */
  signIn: {
    title: 'Aanmelden',
    heading: 'Wie ben je?',
    lead: 'In het echt meld je je hier aan bij je eigen organisatie. In deze demo kies je een naam.',
    fault: 'Aanmelden lukt niet',
    faultLead: 'Ga terug naar de inbox en begin opnieuw.',
  },
  /** What Teams says when the bot does not answer as it should. */
  teamsTrouble: 'Er ging iets mis. Probeer het opnieuw.',
};
