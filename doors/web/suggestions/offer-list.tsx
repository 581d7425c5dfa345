import { say } from '../../../messages/index.ts';
import type { OfferView } from '../../../workplace/suggestions/index.ts';
import { Avatar } from '../../shared/page/avatar.tsx';
import { explainPersonSuggestion, explainWorkSuggestion } from '../../shared/why.ts';
import { getKindPage } from '../entries/kind-pages.ts';

/** What is suggested to somebody just now, for their home page; nothing where there is nothing. */
export function SuggestionsSection({ offers }: { offers: readonly OfferView[] }) {
  if (offers.length === 0) return null;
  return (
    <section aria-labelledby="suggestions">
      <h2 class="list-title" id="suggestions">
        {say('suggestions.heading')}
      </h2>
      <OfferList offers={offers} />
      <p class="more">
        <a href="/suggestions">{say('suggestions.all')}</a>
      </p>
    </section>
  );
}

export function OfferList({ offers }: { offers: readonly OfferView[] }) {
  return (
    <ol class="offers">
      {offers.map((offer) => (
        <li>
          {offer.kind === 'person' ? <PersonOffer offer={offer} /> : <WorkOffer offer={offer} />}
          <OfferAnswers offer={offer} />
        </li>
      ))}
    </ol>
  );
}

type OfferOfKind<Kind extends OfferView['kind']> = Extract<OfferView, { kind: Kind }>;

function PersonOffer({ offer: { person, reason } }: { offer: OfferOfKind<'person'> }) {
  return (
    <>
      <div class="who">
        <Avatar person={person} />
        <div>
          <h3>
            <a href={`/people/${person.handle}`}>{person.name}</a>
          </h3>
          {person.title ? <p class="byline">{person.title}</p> : null}
        </div>
      </div>
      <p class="reason">{explainPersonSuggestion(reason)}</p>
    </>
  );
}

function WorkOffer({ offer: { work, reason } }: { offer: OfferOfKind<'work'> }) {
  return (
    <>
      <h3>
        <a href={work.path}>{work.title}</a>
      </h3>
      <p class="byline">{renderWorkByline(work)}</p>
      <p class="reason">{explainWorkSuggestion(reason)}</p>
    </>
  );
}

export function renderWorkByline({ kind, author, space }: OfferOfKind<'work'>['work']): string {
  const label = say(getKindPage(kind).label);
  return say('suggestions.work', { kind: label, author: author.name, space: space.title });
}

/** Each button says to those who only hear it what it is about. */
function OfferAnswers({ offer }: { offer: OfferView }) {
  const person = offer.kind === 'person';
  const name = person ? offer.person.name : '';
  const title = person ? '' : offer.work.title;
  const about = person
    ? say('suggestions.aboutPerson', { name })
    : say('suggestions.aboutWork', { title });
  const why = person
    ? say('suggestions.whyAboutPerson', { name })
    : say('suggestions.whyAbout', { title });
  return (
    <form method="post" action={`/suggestions/${offer.id}/answer`} class="buttons">
      <button type="submit" class="button plain" name="answer" value="interested">
        {say('suggestions.interested')} <span class="visually-hidden">{about}</span>
      </button>
      <button type="submit" class="link-button" name="answer" value="notForMe">
        {say('suggestions.notForMe')}
        <span class="visually-hidden">: {person ? name : title}</span>
      </button>
      <a href={`/suggestions/${offer.id}`}>
        {say('suggestions.why')} <span class="visually-hidden">{why}</span>
      </a>
    </form>
  );
}
