export type { Interval, Proportion } from '../kernel/index.ts';
export { answerOffer } from './answer-offer.ts';
export {
  type AskView,
  askPeople,
  countRecentAsks,
  countRemainingAsks,
  declineAsk,
  listPendingAsks,
} from './asks.ts';
export { type ExpertView, findExperts } from './experts.ts';
export { type ExplainedWork, suggestExplainedWorks } from './explained-works.ts';
export {
  answerIntroduction,
  arrangeIntroductions,
  findIntroducedPerson,
  type IntroductionView,
  listIntroductions,
} from './introductions.ts';
export { MIN_SAMPLE, measureSerendipity, type SerendipityOutcome } from './measure-serendipity.ts';
export { offerSuggestions } from './offer-suggestions.ts';
export { getOffer, listOffers, type OfferView } from './offers.ts';
export { type PersonSuggestion, type SuggestedPerson, suggestPeople } from './people.ts';
export type { Evidence, PersonReasonView, WorkReasonView } from './reasons.ts';
export {
  canBeOffered,
  changeSuggestionSettings,
  getSuggestionSettings,
  type SuggestionSettings,
} from './settings.ts';
export { suggestWorks, type WorkSuggestion } from './works.ts';
