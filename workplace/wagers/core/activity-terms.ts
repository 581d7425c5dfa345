/** The words by which the firewall knows what counts our own doings (decision 30). */

/** By what names people call a program that they work in. */
const toolName = '(?:wiki|workplace|commonplace|intranet|tool|platform|site|app)';
const toolPhrase = `(?:(?:the|our|this) )?${toolName}`;

/** What people do here and nowhere else: said of customers, it would still be counted here. */
const internalActivities = [
  'entries',
  'per entry',
  'posts',
  '(?:per|blog) post',
  'postings',
  'comments?',
  'commenters?',
  'briefs',
  'reactions',
  'likes',
  'kudos',
  'thumbs? ups?',
  'follows',
  'followers?',
  'hashtags?',
  'wagers?',
  'contributors?',
  'introductions',
  '[dwm]\\.?a\\.?u(?:\\.|s)?',
  '(?:daily|weekly|monthly) actives?',
  'upvotes?',
  'emojis? (?:given|used|sent)',
  'page[ -]?views?',
  'impressions',
  'click[ -]?throughs?',
  'active (?:people|users?|members?|persons?|accounts?|employees|colleagues)',
  '(?:people|users|members|employees|colleagues|staff) (?:who (?:are|were) )?active',
  'user activity',
  'meetings held',
  'pages? (?:read|viewed|visited|opened)',
  '(?:words|works|documents|texts|articles) (?:written|published|built|confirmed)',
  '(?:spaces|tags) (?:opened|used)',
  `(?:time|hours|minutes) (?:spent )?(?:here|(?:in|on) ${toolPhrase})`,
  `usages? of ${toolPhrase}`,
  `${toolName} usages?`,
  '(?:commonplace|workplace|intranet) (?:statistics|analytics|figures|counts?|numbers)',
  'means of this (?:page|wager)',
  // The same where it can mean nothing else, in languages that are written beside English.
  'kommentare?n?',
  'commentaires?',
  'comentarios?',
  'commenti',
  'seitenaufrufe',
  'pages vues',
];

/** What people do here, and customers do elsewhere: fine where it says whose, or of what. */
const sharedActivities = [
  'sessions?',
  'visits?',
  'visitors?',
  'views?',
  'viewers?',
  'clicks?',
  'messages?',
  'questions?',
  'answers?',
  'repl(?:y|ies)',
  'search(?:es)?',
  'mails?',
  'e-?mails?',
  'newsletters?',
  'push(?:es)?',
  'notices',
  'notifications?',
  'mentions',
  'drafts',
  'log[ -]?ins?',
  'log[ -]?ons?',
  'sign[ -]?ins?',
  'sign[ -]?ons?',
  'sign[ -]?ups?',
  'conversations?',
  'discussions?',
  'threads?',
  'chats?',
  'workshops',
  'trainings',
  'gatherings?',
  'uploads?',
  'downloads?',
  'edits?',
  'readers?',
  'readings?',
  'users?',
  'suggestions?',
  'contributions',
  'attendees?',
  'attendance',
  'participants?',
  'participation',
  'adoption',
  'engagement',
  'activity',
  'activities',
  'findings?',
  'forecasts?',
  'hits',
  'usages',
];

const subjectPhrase =
  '\\b(?:people|persons?|members?|employees|colleagues|staff|teams?|managers?|users?|who|that|we) (?:\\w+ ){0,2}?';

/** The verbs of the same: "people who commented", "members signed in". */
export const internalVerbPattern = new RegExp(
  `${subjectPhrase}(?:post(?:ed|ing)?|comment(?:ed|ing)?|react(?:ed|ing)?|follow(?:ed|ing)?)\\b`,
);
export const sharedVerbPattern = new RegExp(
  `${subjectPhrase}(?:sign(?:ed|ing)?|log(?:ged|ging)?|repl(?:ied|ying)|(?:took|take|taking) part|participat(?:ed?|ing)|contribut(?:ed?|ing)|view(?:ed|ing)|visit(?:ed|ing)|search(?:ed|ing)|opened|attend(?:ed|ing)|joined|writ(?:e|es|ing)|wrote|published|us(?:e|es|ed|ing) (?:it|this|${toolPhrase}))\\b`,
);

/** Whose else it may be, or of what: the business's own words for the world outside. */
export const externalSubjectPattern =
  /\b(?:customers?|clients?|buyers?|shoppers?|patients?|passengers?|tenants?|students?|pupils?|citizens?|subscribers?|suppliers?|donors?|applicants?|shops?|stores?|museums?|branch(?:es)?|clinics?|wards?|parks?|checkouts?|orders?|deliver(?:y|ies)|products?|machines?|engines?|repairs?|invoices?|hotline|help ?desk|support|service cent(?:er|re)s?|technicians?|charging|warrant(?:y|ies)|complaints?|returns?|web ?sites?|tickets?|paying)\b/;

/** What else they may be: nobody writes or gives these here. */
const unrelatedPhrases = [
  '(?:ledger|accounting|bookkeeping|data|order|stock|inventory) entries',
  '(?:fence|gate|lamp|guard|goal|trading|parcel|vacant) posts',
  '(?:allergic|adverse|chemical|chain) reactions',
  '(?:meter|gauge|sensor|pressure|temperature) readings?',
  '(?:screw|pipe|bolt|sewing) threads?',
  '(?:home|house|doctor|hospital|emergency|service|maintenance|inspection) visits?',
  '(?:therapy|dialysis|treatment) sessions?',
  '(?:wheelchair|road|drug) users?',
  '(?:seismic|enzyme|enzymatic|solar|economic|criminal) activity',
  '(?:voter|labou?r(?: force)?) participation',
];

/**
 * What need not be done any more is an outcome: visits avoided, needless log-ins. Only of what is
 * done elsewhere too; and “saved” only of what nobody could have kept, as one keeps searches.
 */
const savableActivities = [
  'visits?',
  'workshops',
  'trainings',
  'gatherings?',
  'log[ -]?ins?',
  'log[ -]?ons?',
  'sign[ -]?ins?',
  'sign[ -]?ons?',
];
const avoidedAfter =
  '(?:avoided|spared|prevented|averted|eliminated|(?:no longer|not) needed|made (?:needless|unnecessary))';
const avoidedBefore =
  '(?:avoided|spared|prevented|averted|avoidable|needless|unnecessary|wasted|missed)';

/** Where it is ours after all, whoever does it. */
export const workplacePattern =
  /\b(?:workplace|commonplace|intranet|in here|our spaces?|this space|the space)\b/;

const compilePattern = (of: readonly string[], flags = '') =>
  new RegExp(`\\b(?:${of.join('|')})(?![\\w-])`, flags);
export const [internalActivityPattern, sharedActivityPattern] = [
  compilePattern(internalActivities),
  compilePattern(sharedActivities),
];
export const unrelatedPattern = compilePattern(unrelatedPhrases, 'g');
const [anySharedActivity, anySavableActivity] = [sharedActivities, savableActivities].map(
  (words) => `(?:${words.join('|')})`,
);
export const avoidedActivityPattern = compilePattern(
  [
    `${anySharedActivity} ${avoidedAfter}`,
    `${avoidedBefore} ${anySharedActivity}`,
    `${anySavableActivity} saved`,
    `saved ${anySavableActivity}`,
  ],
  'g',
);

/** An amount, and up to four words on, what it is an amount of. */
export const amountPattern =
  /(?:\b(?:more|fewer|less|most|many|number|numbers|count|share|rate|double|doubles|triple|halve|increase|increases|rise|growth|percent|per cent|average|total|times|at least|up to)\b|[#%]|\d)(?:[^.;!?]{0,60})/g;

/** Of whom and how much of it, between “avoid” and “visits”; no verb, which would begin anew. */
const quantityPhrase =
  '(?:(?:us|them|(?:every|each|our|the|their) \\w+|about|up to|more than|at least|half|all|most|many|of|the|a|an|our|their|[\\d.]+|%|percent|third|quarter|two|three|needless|unnecessary) ){0,8}';
export const avoidingPattern = compilePattern(
  [
    `(?:avoid|spare|prevent|avert|eliminate)(?:s|d|ed|ing)? ${quantityPhrase}${anySharedActivity}`,
    `sav(?:e|es|ed|ing) ${quantityPhrase}${anySavableActivity}`,
  ],
  'g',
);
