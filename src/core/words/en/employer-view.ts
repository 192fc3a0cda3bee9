/** What your employer sees, claim by claim. */
import type { employerView as dutch } from '../nl/employer-view.ts';

export const employerView: typeof dutch = {
  heading: 'What your employer sees',
  intro: (products) => [`You are using a work app: ${products}. Here you can read what that means.`],
  introPublic: (products) => [`Do you use In vertrouwen in ${products} at work? Here you can read what that means.`],
  sections: {
    sees: 'Your employer can see',
    doesNotSee: 'Your employer does not see',
    cannotRuleOut: 'What we cannot rule out',
    wayAround: 'How to avoid that',
  },
  and: ' and ',
  or: ' or ',
  claims: {
    installed: (products) => `That the app In vertrouwen is in ${products}, for everyone.`,
    advisers: 'Who the advisers are.',
    slackScopes: (scopes) =>
      `What the app may do in Slack: only open when you ask for it. Slack calls that: ${scopes}.`,
    slackMoreScopes: (scopes) => `What the app may do in Slack: ${scopes}. That is more than it needs.`,
    teamsPermission:
      'What the app may do in Teams. That is only this: TeamsActivity.Send.User. With it the app puts a line under your Activity.',
    publicCard: (products) =>
      `The card about the advisers that HR itself can put in ${products}. It is the same for everyone.`,
    publicPage: 'The public page about the advisers. Nothing about you is on it.',
    teamsChat:
      'What you type in the chat with the app. That is an ordinary message, which Teams keeps. Write only in the window that opens.',
    teamsChatShut:
      'What you type in the chat with the app, if that works at all. The chat is off, but a message in it is an ordinary message, which Teams keeps.',
    teamsCard: 'The fixed card that the app sends back when you type in the chat. It is the same for everyone.',
    slackNoPost:
      'What you write or read in the window of the app. It never becomes a message in Slack. The app has no rights to do that.',
    slackNoPostByChoice:
      'What you write or read in the window of the app. We never make a message of it in Slack, although the app now has more rights than it needs.',
    slackHome: 'Nothing about you is ever on the app’s home page in Slack. It is the same for everyone.',
    teamsNoPost:
      'What you write or read in the window of the app. It never becomes a message in Teams. The app has no key to post anything.',
    teamsOnlyCard:
      'What you write or read in the window of the app. The app can post one message in Teams: the fixed card, with nothing about you.',
    whoTalks: (host) =>
      `Whether you talk to somebody, to whom, and how often. The storage does not know your name, only a code instead of it. ${host} has the keys of the server. With those it can be computed whether you talk to somebody, and to whom. Your employer does not have those keys.`,
    yearly: {
      once: 'At most once a year, a yearly account of all confidential advisers together.',
      none: 'It has no figure at all about who came.',
      some: 'It says whether fewer than ten people came, or ten or more. If twenty or more came, it also says roughly what it was about and how it ended.',
      more: 'It has no figures when few people came. Otherwise it says roughly how many people came, such as 20 to 29, and what it was about.',
      never: 'The figures are never about a department or a site.',
      advice: 'In between there can be advice, without figures.',
    },
    bills: {
      package: 'What the external adviser’s company costs. That price does not depend on whether anybody comes.',
      'per-consult':
        'One bill a year for talks with the external adviser, after the yearly account. It goes by tens, rounded down. If there were few, it is one fixed price.',
      pool: 'A part of what the company charges to a group of ten or more employers together. Which part depends only on how many people work here. If the group is smaller, it is one fixed price.',
    },
    noFigures:
      'How many conversations there are, or when. Your employer gets no other figure about them than stands above.',
    retention: (days, closedDays, hours) =>
      `What is gone already. A conversation disappears ${days} after the last message, or ${closedDays} after it was closed. An answer that you read disappears on your side after ${hours}, unless you let it stay longer.`,
    carrier: (product) =>
      `${product} carries your text and keeps track of which apps are used. How long, and who can see that, is not up to us.`,
    slackTyped:
      'What you type after /vertrouwenspersoon. We do not read it, but Slack may keep it on the way. So type nothing there.',
    slackSearch:
      'Do you search for the words confidential adviser in Slack? With some employers such a search can be looked up.',
    teamsBell:
      'If you type in the chat with the app, it puts a line under Activity in Teams: Choose Start to continue. It stays there for a few weeks and may appear on your phone.',
    impersonation: (products) =>
      `Whoever manages ${products} or your account can pretend to be you, and then open your conversations and answers.`,
    device: 'What happens on a work phone or work laptop can sometimes be watched.',
    hostEmployer:
      'Your employer itself runs the server of this app. Whoever does that work there could look in while you write or read an answer. With the keys of the server it can also be computed whether you talk to somebody, and to whom.',
    hostOther: (name) => `${name} runs the server of this app, not your employer.`,
    hostUnknown:
      'Who runs the server of this app is not filled in here. They could compute whether you talk to somebody, and to whom. An adviser can find out who it is.',
    operator:
      'Whoever runs a server could change the software. Then new messages can be read, and old ones as soon as an adviser opens the inbox again.',
    network:
      'Do you open the public page on a work network or a work device? Then your employer can see that the page was opened.',
    shoulder: 'Somebody beside or behind you may look at your screen.',
    call: 'Call an adviser with your own phone. The numbers are in each profile.',
    mail: 'E-mail from your own address, not from your work address.',
    meet: 'Meet at a place outside your work. Each profile says whether that is possible.',
    page: (address) =>
      `Read ${address} on your own phone, without your work’s wifi. No need to sign in. The QR code on the poster takes you there as well.`,
    pageHere: 'Read this page on your own phone, without your work’s wifi. No need to sign in.',
  },
  days: (count) => (count === 1 ? '1 day' : `${count} days`),
  hours: (count) => (count === 1 ? '1 hour' : `${count} hours`),
};
