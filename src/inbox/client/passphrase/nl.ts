/** Dutch nouns of few letters that hurt nobody: 512 of them, so that each is 9 bits of a passphrase. */
export const nouns = `
  aardbei accordeon adelaar agenda akker ananas anker appel april arend armband auto avond baard baken bakfiets
  bakker bal ballon banaan band bank beek beer beker bel berg berk beuk bever bezem biljart blad bladmuziek blauw
  blikje bloem blok boek boekenkast boer boerderij boog boomhut boon boot bord borstel bos bosbes boter boterham
  bouwsteen braam brein brief bril broccoli broek broer brood brug bruin buis buiten bus buur cactus caravan cello
  chocola cirkel citroen computer dak dal dans das deken deur deurbel dier dijk dinsdag dobbelsteen docent doek
  dolfijn donder doos dop dorp douche draad draak druif duif duin eekhoorn eend egel eik eiland emmer envelop erwt
  fakkel familie fanfare fazant fiets fietsbel film fjord flamingo fles fluit fruit fundament garage garen gebak
  gedicht geit gerst gids gips gitaar gletsjer graan grens groente grond grot guirlande haag haak haan haas hagel
  hak hal halte ham hamer hamster hand handdoek handschoen hark harp haven haver hazelnoot heg heide helm hemd
  herberg herfst hof hok hond honing hoofd hooi hoorn horloge hotel iglo ijs inkt insect iris jaar januari jas
  jasmijn jeep jongleur juli juni juweel kaars kaart kaas kabel kabouter kachel kade kalender kalf kam kameel
  kamer kano kapitein kapstok kastanje kasteel kat kegel kelder kermis ketel keuken kiezel kikker kind kip kist
  klaver klavier kleed klei klok klomp knie knikker knoflook knoop koe koek koffer koffie kok kolibri komeet
  konijn kool koord koraal korenbloem korf kraan krekel krijt krokus kruik kruimel kruk kuiken kwartet kwast laars
  lade lak laken lam land lantaarn larve lasagne lavendel leem lente lepel leraar lier lijm lijn lijst lijster
  lila linde loep lont loods lucifer luik lus maan maandag maart magneet mais mand mandarijn mango mantel markt
  marmer mast mat matras meel meeuw mei melk melodie meloen merel mier mijl mist molen mond mos mosterd motor mouw
  muis muur muziek naald nacht nagel narcis neef nest net neus nicht noord noot november oase oceaan ochtend oever
  oktober olifant olijf omelet onweer oor orgel oven paard paars paleis palm pan panda pannenkoek papier paprika
  paraplu parel park pauw pen peper perzik pijl pinda plant pleister ploeg pluim pols pompoen pont poort pop post
  postzegel potlood prei puzzel raaf raam radijs radio rails raket rand rasp regen regenboog reiger rek rib riem
  riet ring ritme rivier robijn rodelbaan roer roggebrood rok rol rood rug rugzak rups salamander saus schaap
  schaar schelp scherm school schoorsteen schroef schuur servet sinaasappel sjaal slak slee sleutel sloep sloot
  sneeuw snoek soep sok spar spiegel spijker spinazie spoor stal stam steen steiger step ster stoel stok strand
  strik stro struik suiker taart tafel tak tand tapijt tas taxi telefoon tent terras thee theepot tijger toeter
  tomaat tong toren touw tractor trap trein tuin tulp tunnel uil uitzicht uur varen vat veer veld vijg vijver vilt
  vis vlag vleugel vlieger vlinder voet vogel vogelhuis vork vos vriend vuur vuurtoren wafel wagen walnoot walvis
  wand wandeling want warmte water weg wens werf west wiel wijzer wind winter wol wortel woud zaag zadel zak zalm
  zaterdag zee zeef zeehond zeep zeil zetel zomer zon zondag zout zuid zwaluw
`;
