import type { Child } from 'hono/jsx';
import { say, sayList } from '../../../messages/index.ts';
import type { Evidence, OfferView } from '../../../workplace/suggestions/index.ts';
import { sayWhyMeet, sayWhyRead } from '../../shared/why.ts';
import { sayWork } from './suggestions.tsx';

interface Props {
  offer: OfferView;
  /** Whether the viewer follows the work's conversation. */
  followed: boolean;
}

export function titleOf(offer: OfferView): string {
  return offer.kind === 'person'
    ? say('suggestions.whyTitle', { name: offer.person.name })
    : say('suggestions.whyTitleWork', { title: offer.work.title });
}

/** Why something is suggested, by what leads to it, and what can be done about it. */
export function OfferPage({ offer, followed }: Props) {
  const person = offer.kind === 'person';
  return (
    <>
      <p class="kicker">
        <a href="/suggestions">{say('suggestions.back')}</a>
      </p>
      <h1>{titleOf(offer)}</h1>
      {offer.answer === 'notForMe' ? <Done>{say('suggestions.isNot')}</Done> : null}
      {offer.answer === 'interested' ? (
        <Done>
          {say('suggestions.isInterested')}{' '}
          {person ? say('suggestions.interestedPerson', { name: offer.person.name }) : null}
        </Done>
      ) : null}
      {person ? null : <p class="byline">{sayWork(offer.work)}</p>}
      <p class="lead">{person ? sayWhyMeet(offer.reason) : sayWhyRead(offer.reason)}</p>
      {person ? (
        <p class="buttons">
          <a class="button" href={`/people/${offer.person.handle}`}>
            {say('suggestions.toPerson', { name: offer.person.name })}
          </a>
        </p>
      ) : (
        <WorkDoings offer={offer} followed={followed} />
      )}
      {offer.answer ? null : <Answering id={offer.id} />}
      <h2>{say('suggestions.facts')}</h2>
      <ul class="facts-list">
        {person ? <MeetingFacts evidence={offer.evidence} /> : <WorkFacts offer={offer} />}
      </ul>
      <p class="quiet">{say('suggestions.onlySeen')}</p>
    </>
  );
}

type WorkOffer = Extract<OfferView, { kind: 'work' }>;

function Done({ children }: { children: Child }) {
  return (
    <p class="done" role="status">
      {children}
    </p>
  );
}

function Answering({ id }: { id: string }) {
  return (
    <form method="post" action={`/suggestions/${id}/answer`} class="buttons">
      <button type="submit" class="button plain" name="answer" value="interested">
        {say('suggestions.interested')}
      </button>
      <button type="submit" class="quietly" name="answer" value="notForMe">
        {say('suggestions.notForMe')}
      </button>
    </form>
  );
}

function WorkDoings({ offer, followed }: { offer: WorkOffer; followed: boolean }) {
  const { path } = offer.work;
  return (
    <form method="post" action={`/suggestions/${offer.id}/follow`} class="buttons">
      <a class="button" href={path}>
        {say('suggestions.toWork')}
      </a>
      <a href={`/entries/new?${new URLSearchParams({ buildsOn: path })}`}>
        {say('suggestions.buildOn')}
      </a>
      {followed ? (
        <span class="quiet">{say('suggestions.followed')}</span>
      ) : (
        <button type="submit" class="quietly">
          {say('suggestions.follow')}
        </button>
      )}
    </form>
  );
}

function MeetingFacts({ evidence }: { evidence: readonly Evidence[] }) {
  return (
    <>
      {evidence.map(({ who, entry }) => (
        <li>
          {say(who.length > 1 ? 'suggestions.factBetween' : 'suggestions.factSpoke', {
            who: sayList(who),
          })}{' '}
          <a href={entry.path}>{entry.title}</a>
        </li>
      ))}
    </>
  );
}

function WorkFacts({ offer: { reason } }: { offer: WorkOffer }) {
  if (reason.by === 'builtUpon') return <li>{sayWhyRead(reason)}</li>;
  if (reason.by === 'tookPart') {
    return (
      <>
        {reason.people.map(({ handle, name }) => (
          <li>
            <a href={`/people/${handle}`}>{name}</a>
            {say('suggestions.factTook', { name: '' })}
          </li>
        ))}
      </>
    );
  }
  return (
    <>
      <li>
        {say('suggestions.factOwn')} <a href={reason.own.path}>{reason.own.title}</a>
      </li>
      {reason.by === 'sameSource' ? (
        <li>
          {say('suggestions.factSource')} <a href={reason.source.path}>{reason.source.title}</a>
        </li>
      ) : null}
    </>
  );
}
