/** The inbox in English: the ways to a key, and what happens when one is lost. */
import type { Wide } from '../index.ts';
import type { keys as nl } from '../nl/keys.ts';

export const keys: Wide<typeof nl> = {
  waysTitle: 'How you open your inbox',
  waysLead:
    'Each way below opens the same key. If you lose one, you still have another. Is there one that you do not know? Remove it, and call the operator.',
  wayKind: {
    passphrase: 'Passphrase',
    recovery: 'Recovery code on paper',
    device: 'Passphrase of one device',
    passkey: 'Passkey',
  },
  wayUsed: (day) => `Last used on ${day}.`,
  wayNeverUsed: 'Not used yet.',
  wayMade: (day) => `Made on ${day}.`,
  wayRemove: (what) => `Remove: ${what}`,
  wayRemoveShort: 'Remove',
  wayRemoveTitle: 'Remove this way?',
  wayRemoveLead: (what) => `${what} will not open your inbox any more. Your other ways go on working.`,
  wayRemoveOnlyOne:
    'You will have only one way left. If you lose that one too, nobody can open your conversations. Better make another one first.',
  wayRemoveYes: 'Yes, remove it',
  wayRemoveNo: 'No, keep it',
  wayRemoved: 'It is gone, and does not open your inbox any more.',
  wayLast: 'This is the last way that does not hang on a passkey. It stays: otherwise you could not get in yourself.',
  wayMoved: 'Something about your key was just changed on another device. Check how things are now, and do it again.',

  drillTitle: 'Is your recovery code still right?',
  drillFirst:
    'Your inbox is open. We ask for your recovery code once now. Then you know for certain that you have two ways to your conversations.',
  drillYearly:
    'Your inbox is open. Once a year we ask for your recovery code. Then you find out in time that the paper is gone, and not only when you need it.',
  drillGo: 'Check my code',
  drillLater: 'Not now',
  drillLost: 'I do not have my code any more',
  drillRight: 'Your recovery code is right.',
  drillNone: 'You have no recovery code now. Make one, so that you have a second way to your conversations.',

  reuseCodeTitle: 'And your recovery code',
  reuseCodeLead:
    'Type the code on your paper as well. Then we know that you have two ways to your conversations, before anybody writes.',

  lostTitle: 'Have you lost your key?',
  lostLead:
    'Do you have neither your passphrase nor your recovery code? Then nobody can open your conversations any more, and neither can we. Say so here. Whoever wrote to you reads it at once, and need not wait.',
  lostNot:
    'Do you think that somebody else has your key, or knows your passphrase? Then do not do this, and call the operator at once. That is a data breach.',
  lostHow: 'I have lost my recovery code too',
  lostYes: 'I have lost my key',
  lostNo: 'No, I am still searching',
  lostDoneTitle: 'Your key is marked as lost now',
  lostDone:
    'Employees who wrote to you now read that you can no longer read their conversation. You get no new messages until you have a new key. Call the operator for a new invitation.',
  lostSaid:
    'Somebody said that you have lost this key, and employees read that. Does your key still work? Then open it here, and we take that back at once.',
  lostBack: 'Your key works. That it was lost is taken back: employees can write to you again.',
  lostNotBack: 'Your key works, but that it was lost could not be taken back. Call the operator.',

  leaveTitle: 'I am leaving as an adviser',
  leaveWhy:
    'Are you stopping altogether? Then your key goes, and you are signed out everywhere. Whoever has an open conversation with you reads that they can choose a new adviser.',
  leaveGo: 'I am leaving',
  leaveAsk: 'Stop being an adviser?',
  leaveLead:
    'Your key is wiped. After that nobody can read your conversations, and neither can you. It cannot be undone.',
  leaveEverywhere: (organisations) => `This goes for ${organisations}.`,
  leaveYes: 'Yes, wipe my key',
  leaveNo: 'No, I am staying',
  leftTitle: 'You are no longer an adviser',
  leftSecret: (organisation) =>
    `You stay bound to secrecy, also after your last day. Nobody within ${organisation} can oblige you to tell anything.`,
  leftDone:
    'Your key is wiped and you are signed out everywhere. Thank you for what you did. You can close this window.',

  newKeyTitle: 'Make a new key',
  newKeyWhy:
    'Is a device or your recovery sheet lost, and do you not know who has it? A new key puts the old one out of action for what is yet to come.',
  newKeyLead: 'From then on new messages go to your new key. You can read old conversations until they disappear.',
  newKeyWays:
    'Your passphrase stays the same. You get a new recovery code. Other devices and passkeys you add again afterwards.',
  newKeyMake: 'Make the new key',
  newKeyAsk: 'Ask for approval of this key',
  newKeyAsked:
    'Your request is ready. Read these six words aloud to the operator of each organisation. Call them, or go and see them.',
  newKeyThen:
    'Until it is approved your old key goes on working. Do not change your passphrase until then. Once it is approved, lock your inbox and open it again.',
  newKeyElsewhere: (organisations) =>
    `At ${organisations} your previous key is still in force. You can read and answer there as usual.`,
  newKeyElsewhereGo: 'Ask for approval there too',
  newKeyElsewhereDone: 'Your request is ready. Read your six words aloud there too.',

  pairTitle: 'Add a device',
  pairWhy: 'Do you want to open your inbox on another device too, with a passphrase of its own?',
  pairLead: 'Have the other device at hand, and sign in there. First type your passphrase here.',
  pairNext: 'Go on',
  pairScan: 'Scan this code with the camera of the other device.',
  pairQr: 'QR code with the address for the other device',
  pairType: 'Can you not scan it? Open your inbox there, choose “Open with another device” and type this code:',
  pairWaiting: 'Waiting for the other device. Leave this screen open.',
  pairDigitsTitle: 'Copy six digits',
  pairDigitsLead: 'The other device now shows six digits. Type them here. Then we know that nobody is in between.',
  pairDigits: 'The six digits on your other device',
  pairGive: 'Hand over my key',
  pairDigitsAgain: 'Those are not the digits that we expect. Look at them once more.',
  pairWrongDigits:
    'The digits are not right. Nothing was handed over. Begin again. If it happens once more, tell the operator.',
  pairGiven: 'Your key is handed over. Finish on your other device.',
  pairGone: 'Handing over took too long or was broken off. Begin again on the device where your inbox is open.',
  pairBusy: 'Another device is busy with this already. Begin again on the device where your inbox is open.',
  pairCheated: 'What came is not right and was not used. Begin again. If it happens once more, tell the operator.',
  pairTake: 'Open with another device',
  pairTakeTitle: 'Open with another device',
  pairTakeLead:
    'Go to the device where your inbox is open. Choose Settings there, and then “Add a device”. Type the code that you see there.',
  pairCode: 'The code on your other device',
  pairJoin: 'Connect',
  pairWrongCode: 'This is not the code that your other device shows. Look at it again.',
  pairShowTitle: 'Type these digits on your other device',
  pairShow: 'Do not read them aloud to anybody else.',
  pairOwnTitle: 'How do you open your inbox on this device?',
  pairOwnLead: 'Choose a passphrase for this device. If you lose it, you remove only this way.',
  pairDeviceName: 'What is this device called?',
  pairDeviceDefault: 'My phone',
  pairOwnPassphrase: 'Passphrase for this device',
  pairOwnSave: 'Save and open',
  pairOwnSkip: 'Only open it now, without a passphrase of its own',
  pairOwnHow: 'Your usual passphrase goes on working here too.',
  pairDone: 'This device now has a passphrase of its own.',
  wayTooMany: 'You have eight ways already. Remove one first.',

  passkeyTitle: 'Add a passkey',
  passkeyWhy: 'With a passkey you open your inbox on this device with your finger, your face or your PIN.',
  passkeyLead:
    'Your device will ask twice for your finger, face or PIN: first to make the passkey, then to check that it works.',
  passkeyMind:
    'A passkey comes beside your passphrase, never in its place. If you delete it or lose the device, you open with your passphrase or recovery code.',
  passkeyMake: 'Make the passkey',
  passkeyName: 'A name to know it by (may be left empty)',
  passkeyDone: 'Your passkey works, and stands among your ways.',
  passkeyOpen: 'Open with a passkey',
  passkeyFault: {
    'no-prf':
      'This passkey cannot open your key. That is because of the device or your password manager. Use your passphrase; you can delete the passkey.',
    cancelled: 'It was broken off, or took too long. Nothing changed.',
    'there-already': 'This device already has a passkey for this inbox.',
    cannot: 'This device or this browser cannot do this with a passkey. Use your passphrase.',
  },
};
