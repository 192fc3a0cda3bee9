/** The frame of the inbox, its failures, and the way in: account, key and settings, in English. */
import type { account as dutch } from '../nl/account.ts';
import type { Wide } from '../index.ts';

export const account: Wide<typeof dutch> = {
  inbox: "The confidential adviser's inbox",
  loading: 'One moment',
  working: 'Working. This takes a few seconds.',
  workingUsual: (seconds: number) => `Working. On this device it usually takes some ${seconds} seconds.`,
  workingStill: 'Still working. On a slow telephone it can take half a minute. There is nothing you need to do.',
  back: 'Back',
  cancel: 'Cancel',
  signOut: 'Sign out',
  skip: 'Skip to the content',
  menu: 'Account',
  reportTitle: 'Yearly account and advice',

  unknownAnswer:
    'We do not know whether your answer arrived. Send it once more: it will not arrive twice. Your text is still here.',
  unknownChange:
    'The server did not answer, so we do not know whether this worked. Look how things stand now, or do it once more.',
  unknownPassphrase:
    'The server did not answer, so we do not know whether your new passphrase was kept. Save it once more under Settings later. If the new one does not work, your old one still holds.',
  tryAgain: 'That did not work: the server is not answering. What you typed is still here. Please try again shortly.',
  troubleTitle: 'No connection just now',
  trouble: 'The inbox is not answering. Nothing is lost. Check that you are online and try again.',
  retry: 'Try again',
  browserLacks:
    'This browser could not compute the key: there was too little memory. It is not about what you typed, that is still there. Close other tabs and try again, or use another browser.',
  unforeseen:
    'Something went wrong that we did not expect. What you typed is still there. Load the page again if it stays so.',
  slow: 'WebAssembly is off in this browser, as in Lockdown Mode by Apple or in Tor Browser. Everything works, but opening your key takes a few minutes here instead of a few seconds.',
  workingSlowly: 'Working. In this browser it can take a few minutes. Leave this window open.',
  progress: 'How far it is',
  tooOften: (seconds: number) =>
    `Somebody at this internet address has just begun to sign in very often. It can be another person on the same network. You can try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
  cannotTitle: 'Your inbox cannot open here',
  insecure:
    'This page was not loaded over a secure connection. Your browser opens no keys then. Look whether the address begins with https://, and otherwise ask the administrator for help.',
  noCookies:
    'Cookies are off in this browser. You cannot sign in then. Turn them on for this address, or use another browser. We use two, only to sign you in and to keep you signed in.',
  oldBrowserTitle: 'This browser is too old',
  oldBrowser:
    'Your messages are opened in your own browser. This browser cannot do that safely enough yet. Use a recent version of Firefox, Chrome, Edge or Safari.',
  refusedAnswer: 'The server did not accept this. Reload the page and try once more.',
  signedOutNow: 'You are signed out. Copy what you typed if you want to keep it, and sign in again.',
  signInAgainNeeded: 'For this step you need to sign in again. You can then do it straight away.',
  signInAgain: 'Sign in again',

  signInTitle: 'Sign in',
  signInLead: 'This is where you read and answer what employees write to you in confidence.',
  signInInvited:
    'You are invited as a confidential adviser. First sign in with the account you use for this work. Then you make your key, which takes a few minutes.',
  signInWith: (name) => `Sign in with ${name}`,
  signInChoose: 'Choose the account of your own employer.',
  signInNone: 'No way to sign in has been set up yet. Ask the operator for help.',
  youSignedOut: 'You are signed out. You can close this window.',

  refusedTitle: 'Signing in did not work',
  refused: {
    state: 'Signing in began in another window, or was already finished. Start again here.',
    expired: 'Signing in took too long. Start again here.',
    'organisation-closed':
      'What the server knows of your organisation cannot be read now, so the inbox is closed to you for a moment. It is not your account, and nothing is gone. Tell the operator, and try again later.',
    'not-an-adviser':
      'This account is not known here as a confidential adviser. Were you sent an invitation? Then open the link in it. Do you have several accounts? Then choose the one you use for this work. Otherwise the operator can help you.',
    provider:
      "Your employer's sign-in service did not give a proper answer. Try again in a few minutes. If it stays this way, tell the operator.",
    cancelled: 'You stopped signing in. Nothing happened. You can start again whenever you like.',
    used: 'This invitation has been used already. If that was you, simply sign in. If it was not, tell the operator at once.',
    token:
      "The sign-in service's answer was not right and was not trusted. Start again. If it happens again, tell the operator.",
    invitation: 'This invitation is not valid (any more). Ask the operator for a new link.',
    'try-again': 'The inbox could not finish your sign-in just now. Try again shortly.',
    other: 'Signing in did not work. Start again here.',
  },
  refusedAgain: 'Start again',

  enrolTitle: 'Make your key',
  enrolLead: (name, organisation) => `Welcome ${name}. You are becoming a confidential adviser at ${organisation}.`,
  enrolWhat:
    'What an employee writes to you is sealed. It can be read only with your key. That key is made now, in this browser.',
  enrolNobody:
    'Nobody else gets your key: not your employer, not a colleague, not those who run this service. That is also why nobody can get it back for you.',
  enrolSteps: 'You do three things:',
  enrolStep1: 'You choose a passphrase. You will open your inbox with it.',
  enrolStep2: 'You copy a recovery code, in case you forget the passphrase.',
  enrolStep3: 'You read six words aloud to the operator. That is how they know the key is really yours.',
  enrolBegin: 'Start with the passphrase',
  passphraseTitle: 'Choose a passphrase',
  passphraseLead:
    'A sentence of a few words that you use nowhere else is strong and easy to remember. Spaces are fine.',
  passphrase: 'Passphrase',
  passphraseAgain: 'Once more',
  passphraseLength: 'Length of your passphrase',
  passphraseShort: (missing) => `${missing} more ${missing === 1 ? 'character' : 'characters'} to go.`,
  passphraseEnough: 'Long enough. Longer is fine.',
  passphraseDiffers: 'The two passphrases are not the same.',
  passphraseGuessable:
    'This passphrase is soon guessed. Take the one we suggest, or think of a few words that have nothing to do with each other.',
  suggestion: 'A suggestion',
  suggestionLead:
    'This is a strong passphrase, just drawn in your browser. Write it down and type it once more below. Read it out to nobody.',
  suggestionTake: 'Take this one',
  suggestionOther: 'Give me another',
  passphraseNext: 'Make my key',
  show: 'Show what I type',
  hide: 'Hide what I type',
  recoveryTitle: 'Copy your recovery code',
  recoveryLead:
    'If you forget your passphrase, this code is the only way back to your conversations. Write it on paper and keep that where only you can get at it. Once it is kept, you never see it again.',
  recoveryCode: 'Recovery code',
  recoveryNext: 'I have written the code down',
  retypeTitle: 'Type the code',
  retypeLead: 'Copy the code from your paper. That way you are sure it is right.',
  retypeWrong: 'This is not the code you just saw. Check it, or go back to see it once more.',
  retypeNext: 'Keep my key',
  reuseTitle: 'Use your key here as well',
  reuseLead: (organisation) =>
    `You already have a key. You can use it at ${organisation} too. Open it with your passphrase.`,
  reuseNext: 'Use this key',
  waitingTitle: 'One more thing: your six words',
  waitingLead: (organisation) =>
    `Read these six words aloud to the operator of ${organisation}. Do that by phone or in person, not in a message.`,
  waitingWords: 'Your six words',
  waitingWhy:
    'The operator sees the same six words. If they are equal, it is certain that the key is yours, under your account.',
  waitingCard: 'Your key card',
  waitingCardLead: 'This text is not secret. The operator already has it; keep it if you want to compare it later.',
  waitingThen:
    'Once the operator agrees, your inbox opens here by itself. You may also close this window and come back later.',
  waitingShow: 'Show my six words',
  waitingLocked:
    "Your key is waiting for the operator's approval. Open it with your passphrase to see your six words again.",
  waitingCheck: 'See whether it is approved',
  waitingNotYet: 'Not approved yet.',

  unlockTitle: 'Open your inbox',
  unlockLead: 'Your passphrase stays in this browser. It is not sent anywhere.',
  unlockAgain: 'Your inbox is locked. What you were reading is no longer on this screen.',
  unlockIdle: 'Your inbox was locked because you did nothing for ten minutes.',
  unlock: 'Open',
  unlockRecovery: 'Forgot your passphrase? Use your recovery code',
  unlockPassphrase: 'Use my passphrase after all',
  recoverTitle: 'Open with your recovery code',
  recoverLead: 'Type the code from your paper and choose a new passphrase. Your recovery code stays valid afterwards.',
  recover: 'Open and keep the new passphrase',
  recoverNotSaved:
    'Your inbox is open, but the new passphrase was not kept. Your old one is still valid. Try again later under Settings.',
  wrongPassphrase:
    'This is not the right passphrase, or your key is damaged. Nothing was sent. Try again, or use your recovery code.',
  wrongRecovery:
    'This code does not fit your key, or your key is damaged. Nothing was sent. Check the code character by character.',
  slotsUnreadable:
    'What is kept of your key cannot be read. Nothing was sent. Reload the page. If it stays this way, ask the operator for a new invitation.',
  noSlotsTitle: 'Your key is not here',
  noSlots:
    'No key is kept with this account, so your messages cannot be opened here. Ask the operator for a new invitation and make a new key.',

  settings: 'Settings',
  settingsTitle: 'Change your passphrase',
  settingsLead: 'You choose a new passphrase. Your key and your recovery code stay the same.',
  settingsWith: 'What do you use to show that it is you?',
  currentPassphrase: 'Your present passphrase',
  newPassphrase: 'New passphrase',
  change: 'Keep the new passphrase',
  renewWhy: 'Lost your code, or did somebody else see it? Make a new one. The old one will not fit any more.',
  renewTitle: 'Make a new recovery code',
  renewLead: 'You copy out a new code. Your key and your passphrase stay the same.',
  renewMake: 'Show the new code',
  renewSave: 'Keep the new code',
  codeRenewed: 'Your new recovery code counts from now on. You can throw the old one away.',
  passphraseChanged: 'Your new passphrase is valid from now on.',
  oldNotErased: 'The old one is not wiped everywhere yet; we keep trying. Let nobody know the old one.',
  fingerprintTitle: 'The six words of your key and account',
  fingerprintLead: 'By these you and the operator can tell that you mean the same key and the same account.',
};
