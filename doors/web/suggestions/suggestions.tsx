import { say } from '../../../messages/index.ts';
import type { OfferView } from '../../../workplace/suggestions/index.ts';
import { Face } from '../../shared/page/face.tsx';
import { sayWhyMeet, sayWhyRead } from '../../shared/why.ts';
import { kindPage } from '../entries/kind-pages.ts';

/** What is suggested to somebody just now, for their home page; nothing where there is nothing. */
export function Suggestions({ offers }: { offers: readonly OfferView[] }) {
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
          {offer.kind === 'person' ? <Person offer={offer} /> : <Work offer={offer} />}
          <Answers offer={offer} />
        </li>
      ))}
    </ol>
  );
}

type Of<Kind extends OfferView['kind']> = Extract<OfferView, { kind: Kind }>;

function Person({ offer: { person, reason } }: { offer: Of<'person'> }) {
  return (
    <>
      <div class="who">
        <Face of={person} />
        <div>
          <h3>
            <a href={`/people/${person.handle}`}>{person.name}</a>
          </h3>
          {person.title ? <p class="byline">{person.title}</p> : null}
        </div>
      </div>
      <p class="reason">{sayWhyMeet(reason)}</p>
    </>
  );
}

function Work({ offer: { work, reason } }: { offer: Of<'work'> }) {
  return (
    <>
      <h3>
        <a href={work.path}>{work.title}</a>
      </h3>
      <p class="byline">{sayWork(work)}</p>
      <p class="reason">{sayWhyRead(reason)}</p>
    </>
  );
}

export function sayWork({ kind, author, space }: Of<'work'>['work']): string {
  const label = say(kindPage(kind).label);
  return say('suggestions.work', { kind: label, author: author.name, space: space.title });
}

/** Each button says to those who only hear it what it is about. */
function Answers({ offer }: { offer: OfferView }) {
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
        {say('suggestions.interested')} <span class="unseen">{about}</span>
      </button>
      <button type="submit" class="quietly" name="answer" value="notForMe">
        {say('suggestions.notForMe')}
        <span class="unseen">: {person ? name : title}</span>
      </button>
      <a href={`/suggestions/${offer.id}`}>
        {say('suggestions.why')} <span class="unseen">{why}</span>
      </a>
    </form>
  );
}
