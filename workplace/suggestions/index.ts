export type { Interval, Share } from '../intervals.ts';
export { answerOffer } from './answering.ts';
export { type AskableView, findAskable } from './askable.ts';
export { type AskView, askPeople, countAsks, declineAsk, listAsks, roomToAsk } from './asks.ts';
export {
  answerIntroduction,
  arrangeIntroductions,
  type IntroductionView,
  listIntroductions,
} from './introductions.ts';
export { fewest, measureSerendipity, type Outcome } from './measuring.ts';
export { offerSuggestions } from './offering.ts';
export { getOffer, listOffers, type OfferView } from './offers.ts';
export { type Introducible, type PersonSuggestion, suggestPeople } from './people.ts';
export { type ReasonedWork, suggestReasonedWorks } from './reasoned.ts';
export type { Evidence, MeetingReason, WorkReason } from './reasons.ts';
export { getSuggesting, type Suggesting, setSuggestions } from './settings.ts';
export { suggestWorks, type WorkSuggestion } from './works.ts';
