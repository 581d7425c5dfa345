/**
 * The firewall between means and ends: what counts people's doings here is never an outcome.
 * Words can be judged only so far. Whatever this lets through by mistake still stands under its
 * own name on the page; whatever it refuses says how to say it (decision 30).
 */

/** What people do here and nowhere else: said of customers, it would still be counted here. */
const ours = [
  ...['entries', 'per entry', 'posts', '(?:per|blog) post', 'postings', 'comments?', 'commenters?'],
  ...[
    'briefs',
    'reactions',
    'likes',
    'kudos',
    'thumbs? ups?',
    'follows',
    'followers?',
    'hashtags?',
  ],
  ...['wagers?', 'contributors?', 'introductions', 'd\\.?a\\.?u\\.?', 'm\\.?a\\.?u\\.?'],
  ...['w\\.?a\\.?u\\.?', 'page[ -]?views?', 'impressions', 'click[ -]?throughs?'],
  ...['active (?:people|users?|members?|persons?|accounts?|employees|colleagues)'],
  ...['(?:people|users|members|employees|colleagues) active', 'user activity'],
  ...['(?:words|works) (?:written|published|built|confirmed)', '(?:spaces|tags) (?:opened|used)'],
  ...['(?:time|hours|minutes) spent (?:here|(?:in|on) the (?:tool|platform|site|app))'],
];

/** What people do here, and customers do elsewhere: fine where it says whose, or of what. */
const shared = [
  ...['sessions?', 'visits?', 'visitors?', 'views?', 'viewers?', 'clicks?', 'messages?'],
  ...['questions?', 'answers?', 'repl(?:y|ies)', 'search(?:es)?', 'mails?', 'e-?mails?'],
  ...['newsletters?', 'push(?:es)?', 'notices', 'notifications?', 'mentions', 'drafts'],
  ...['log[ -]?ins?', 'log[ -]?ons?', 'sign[ -]?ins?', 'sign[ -]?ons?', 'sign[ -]?ups?'],
  ...['conversations?', 'discussions?', 'threads?', 'chats?', 'workshops', 'trainings'],
  ...['gatherings?', 'uploads?', 'downloads?', 'edits?', 'readers?', 'readings?', 'users?'],
  ...['suggestions?', 'contributions', 'attendees?', 'attendance', 'participants?'],
  ...['participation', 'adoption', 'engagement', 'activity', 'activities', 'findings?'],
  ...['forecasts?'],
];

const subject =
  '\\b(?:people|persons?|members?|employees|colleagues|staff|teams?|managers?|users?|who|that|we) (?:\\w+ ){0,2}?';

/** The verbs of the same: "people who commented", "members signed in". */
const didOurs = new RegExp(
  `${subject}(?:post(?:ed|ing)?|comment(?:ed|ing)?|react(?:ed|ing)?|follow(?:ed|ing)?)\\b`,
);
const didShared = new RegExp(
  `${subject}(?:sign(?:ed|ing)?|log(?:ged|ging)?|repl(?:ied|ying)|(?:took|take|taking) part|participat(?:ed?|ing)|contribut(?:ed?|ing)|view(?:ed|ing)|visit(?:ed|ing)|search(?:ed|ing)|opened|attend(?:ed|ing)|joined|wrote|published)\\b`,
);

/** Whose else it may be, or of what: the business's own words for the world outside. */
const theirs =
  /\b(?:customers?|clients?|buyers?|shoppers?|patients?|passengers?|tenants?|students?|pupils?|citizens?|subscribers?|suppliers?|donors?|applicants?|shops?|stores?|museums?|branch(?:es)?|clinics?|wards?|parks?|checkouts?|orders?|deliver(?:y|ies)|products?|machines?|engines?|repairs?|invoices?|hotline|help ?desk|support|service cent(?:er|re)s?|technicians?|charging|warrant(?:y|ies)|complaints?|returns?|web ?sites?|tickets?|paying)\b/;

/** What else they may be: nobody writes or gives these here. */
const otherwise = [
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
const unkept = [
  ...['visits?', 'workshops', 'trainings', 'gatherings?', 'log[ -]?ins?', 'log[ -]?ons?'],
  ...['sign[ -]?ins?', 'sign[ -]?ons?'],
];
const gone =
  '(?:avoided|spared|prevented|averted|eliminated|(?:no longer|not) needed|made (?:needless|unnecessary))';
const needless =
  '(?:avoided|spared|prevented|averted|avoidable|needless|unnecessary|wasted|missed)';

/** Where it is ours after all, whoever does it. */
const here = /\b(?:workplace|commonplace|intranet|in here|our spaces?|this space|the space)\b/;

const pattern = (of: readonly string[], flags = '') =>
  new RegExp(`\\b(?:${of.join('|')})(?![\\w-])`, flags);
const [oursPattern, sharedPattern] = [pattern(ours), pattern(shared)];
const otherwisePattern = pattern(otherwise, 'g');
const [anyShared, anyUnkept] = [shared, unkept].map((words) => `(?:${words.join('|')})`);
const undonePattern = pattern(
  [
    ...[`${anyShared} ${gone}`, `${needless} ${anyShared}`],
    ...[`${anyUnkept} saved`, `saved ${anyUnkept}`],
  ],
  'g',
);

/** Whether a name, a unit or a source counts what people do in the workplace. */
export function countsDoing(text: string): boolean {
  const words = plain(text).replace(otherwisePattern, ' ').replace(undonePattern, ' ');
  if (oursPattern.test(words) || didOurs.test(words)) return true;
  if (!sharedPattern.test(words) && !didShared.test(words)) return false;
  return here.test(words) || !theirs.test(words);
}

/** An amount, and up to four words on, what it is an amount of. */
const amounts =
  /(?:\b(?:more|fewer|less|most|many|number|numbers|count|share|rate|double|doubles|triple|halve|increase|increases|rise|growth|percent|per cent|average|total|times|at least|up to)\b|[#%]|\d)(?:[^.;!?]{0,60})/g;

/** Of whom and how much of it, between “avoid” and “visits”; no verb, which would begin anew. */
const howMuch =
  '(?:(?:us|them|(?:every|each|our|the|their) \\w+|about|up to|more than|at least|half|all|most|many|of|the|a|an|our|their|[\\d.]+|%|percent|third|quarter|two|three|needless|unnecessary) ){0,8}';
const undoing = pattern(
  [
    `(?:avoid|spare|prevent|avert|eliminate)(?:s|d|ed|ing)? ${howMuch}${anyShared}`,
    `sav(?:e|es|ed|ing) ${howMuch}${anyUnkept}`,
  ],
  'g',
);

/** Whether a sentence expects an amount of what people do here; one that only speaks of it does not. */
export function expectsDoing(sentence: string): boolean {
  const words = plain(sentence).replace(undoing, ' ');
  return [...words.matchAll(amounts)].some(([amount]) =>
    countsDoing(amount.split(/\s+/).slice(0, 7).join(' ')),
  );
}

/** Lower case, without accents and without what cannot be seen; every dash and space a plain one. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/\p{Pd}/gu, '-')
    .replace(/[_/|,:()"'’“”]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const ownCounts = [
  /^(?:\/api\/v1)?\/(?:wagers|entries)\/[^/]+\/means$/,
  /^\/suggestions\/measure$/,
  /^\/(?:spaces\/[^/]+\/|library\/)compounding$/,
  /^\/compounding$/,
  /^\/metrics$/,
];

/** Whether an address, at whatever host, is a page of this program that counts what people did. */
export function isOwnCount(address: string): boolean {
  const path = pathOf(address);
  return path !== null && ownCounts.some((pattern) => pattern.test(path));
}

function pathOf(address: string): string | null {
  const url = URL.parse(address.trim(), 'http://here.invalid/');
  if (!url) return null;
  try {
    return decodeURIComponent(url.pathname).toLowerCase().replace(/\/+/g, '/').replace(/\/$/, '');
  } catch {
    return url.pathname;
  }
}

/**
 * A count of doing. It can be shown, and nothing else: it is no number, so nothing that takes an
 * outcome takes it, and its number is out of reach of whoever holds it.
 */
export class ActivityCount {
  readonly #count: number;

  constructor(count: number) {
    this.#count = count;
  }

  toString(): string {
    return String(this.#count);
  }

  /** As an answer says it: an object, which no field of an outcome takes back. */
  toJSON(): { done: number } {
    return { done: this.#count };
  }
}
