/** Pages to read, for employees and for people who are not (yet) ours. */
import type { infoPages as dutch } from '../nl/info-pages.ts';

export const infoPages: typeof dutch = {
  conduct: {
    heading: 'Is this something to talk about?',
    intro: [
      'It does not have to be grave. If it bothers you, you may talk about it. What counts is where your own limit lies, not the right word for it.',
      'It may be about a colleague, your manager, the board, or about customers, patients, pupils or passengers. At the workplace or online. Something that happens to you, or that you see happening to somebody else.',
    ],
    forms: [
      {
        heading: 'Bullying',
        lines: [
          'Somebody is nasty to you again and again, and it is hard to stand up to it.',
          'For example: in the group chat a colleague keeps joking about how you talk. Or you are the only one who hears nothing about the team outing.',
        ],
      },
      {
        heading: 'Sexual harassment',
        lines: [
          'Somebody comes on to you in a sexual way, with words, looks or touch, and you do not want it.',
          'For example: a manager puts a hand on your leg at every meeting. Or somebody sends you messages about your body at night.',
        ],
      },
      {
        heading: 'Discrimination',
        lines: [
          'You are treated differently because of who you are: your skin colour, faith, sex, age, disability, who you love.',
          'For example: the heavy shifts always go to the same two people, and those are the two with a foreign name.',
        ],
      },
      {
        heading: 'Aggression and violence',
        lines: [
          'Somebody threatens you, shouts abuse at you or hurts you.',
          'For example: a customer throws things across the counter. Or your boss shouts that you can forget about your contract.',
        ],
      },
    ],
    integrity: {
      heading: 'Integrity',
      each: 'Not every adviser does this. Each profile says what that person talks about.',
      lines: [
        'Something dishonest is going on, such as fraud or a conflict of interest, or something that is dangerous to people or the environment.',
        'Talking is not yet reporting. That is a separate step, if you want it. If it is too much for you, an adviser can sometimes take it over, always after talking it through with you.',
      ],
    },
  },
  referrals: {
    heading: 'Other help',
    intro: ['Not everything is for a confidential adviser. Here you read who helps you further.'],
    crossing:
      'At some places it is no longer talking, but reporting or going to the police. You do that yourself, outside this app. Only then does something start.',
    checked: (day) => `Each number was checked on ${day} or later.`,
  },
  complaint: {
    heading: 'Complaint about an adviser',
    headingAbout: (name) => `Complaint about ${name}`,
    intro: 'A complaint never goes through the adviser it is about. Nor through this app.',
    crossing:
      'Talking about what went wrong is not yet a complaint. You make a complaint yourself, outside this app. Only then do terms begin to run.',
    talk: {
      heading: 'Talk about it, if you dare',
      lines: [
        'Sometimes a thing was meant differently or can be put right. You do not have to: skip this if it does not feel right.',
      ],
    },
    employer: {
      heading: 'With your employer',
      lines: ['Your employer is responsible for the adviser’s work. Ask for the complaints procedure.'],
      notThemselves: (name) =>
        `${name} may not decide about it. Has ${name} a part in that procedure? Then ask for somebody else to do it.`,
      uncertified: (name) => `${name} is not certified. So your employer must arrange who decides about a complaint.`,
      external: 'Your employer hires this person and is therefore responsible too.',
      linkLabel: 'The complaints procedure',
    },
    association: {
      heading: 'With the national association (LVV)',
      certified: (name) =>
        `${name} is certified. So you can complain to the association as well. It has a supervisory committee for that.`,
      general:
        'If the adviser is certified, you can complain to the association as well. It has a supervisory committee for that.',
      linkLabel: 'Complaints at the LVV',
    },
    supplier: {
      heading: (supplier) => `With ${supplier}`,
      generalHeading: 'With the organisation of an external adviser',
      lines: (supplier) => [`${supplier} has its own rules for complaints. They are on its website.`],
      general: ['An external adviser works for a supplier. That supplier has its own rules for complaints.'],
      linkLabel: (supplier) => `Complaints at ${supplier}`,
    },
    other: {
      heading: 'Help with your complaint',
      lines: ['Another confidential adviser may help you with this.'],
    },
  },
  stranger: {
    heading: 'Talk in confidence',
    lines: [
      'A confidential adviser listens when something at work does not feel right, and thinks it through with you. Nothing happens unless you agree, with a few exceptions.',
      'This app belongs to another organisation than yours. Your own employer usually has an adviser too: look on the intranet, in the staff handbook or on your industry association’s website, or ask the works council.',
      'Danger right now: call 112. Thinking of suicide: call 113, free, day and night.',
    ],
  },
  closedForNow: {
    heading: 'Closed here for a moment',
    lines: [
      'Something went wrong on our side: what we know of your organisation cannot be read now. So nobody can write or read here at the moment. It is not because of you. Please try again later today.',
      'What was here already is kept for as long as was agreed.',
      'Would you like to speak to somebody now? The numbers of the advisers are usually on the poster, on the intranet or in the staff handbook. You can also ask the works council or the company doctor.',
      'Danger right now: call 112. Thinking of suicide: call 113, free, day and night.',
    ],
  },
  unknownOrganisation: {
    heading: 'Talk in confidence',
    lines: [
      'A confidential adviser listens when something at work does not feel right, and thinks it through with you.',
      'The app has not been set up for this workspace yet. Nothing about you was kept. Look for an adviser on the intranet or in the staff handbook, or ask the works council.',
      'Danger right now: call 112. Thinking of suicide: call 113, free, day and night.',
    ],
  },
};
