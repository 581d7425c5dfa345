import type { Child } from 'hono/jsx';
import { say, sayList } from '../../../messages/index.ts';
import type { Evidence, OfferView } from '../../../workplace/suggestions/index.ts';
import { explainPersonSuggestion, explainWorkSuggestion } from '../../shared/why.ts';
import { renderWorkByline } from './offer-list.tsx';

interface Props {
  offer: OfferView;
  /** Whether the viewer follows the work's conversation. */
  isFollowed: boolean;
}

export function getOfferTitle(offer: OfferView): string {
  return offer.kind === 'person'
    ? say('suggestions.whyTitle', { name: offer.person.name })
    : say('suggestions.whyTitleWork', { title: offer.work.title });
}

/** Why something is suggested, by what leads to it, and what can be done about it. */
export function OfferPage({ offer, isFollowed }: Props) {
  const person = offer.kind === 'person';
  return (
    <>
      <p class="kicker">
        <a href="/suggestions">{say('suggestions.back')}</a>
      </p>
      <h1>{getOfferTitle(offer)}</h1>
      {offer.answer === 'notForMe' ? (
        <StatusMessage>{say('suggestions.isNot')}</StatusMessage>
      ) : null}
      {offer.answer === 'interested' ? (
        <StatusMessage>
          {say('suggestions.isInterested')}{' '}
          {person ? say('suggestions.interestedPerson', { name: offer.person.name }) : null}
        </StatusMessage>
      ) : null}
      {person ? null : <p class="byline">{renderWorkByline(offer.work)}</p>}
      <p class="lead">
        {person ? explainPersonSuggestion(offer.reason) : explainWorkSuggestion(offer.reason)}
      </p>
      {person ? (
        <p class="buttons">
          <a class="button" href={`/people/${offer.person.handle}`}>
            {say('suggestions.toPerson', { name: offer.person.name })}
          </a>
        </p>
      ) : (
        <WorkActions offer={offer} isFollowed={isFollowed} />
      )}
      {offer.answer ? null : <AnswerForm id={offer.id} />}
      <h2>{say('suggestions.facts')}</h2>
      <ul class="facts-list">
        {person ? <PersonEvidence evidence={offer.evidence} /> : <WorkEvidence offer={offer} />}
      </ul>
      <p class="quiet">{say('suggestions.onlySeen')}</p>
    </>
  );
}

type OfferedWorkView = Extract<OfferView, { kind: 'work' }>;

function StatusMessage({ children }: { children: Child }) {
  return (
    <p class="done" role="status">
      {children}
    </p>
  );
}

function AnswerForm({ id }: { id: string }) {
  return (
    <form method="post" action={`/suggestions/${id}/answer`} class="buttons">
      <button type="submit" class="button plain" name="answer" value="interested">
        {say('suggestions.interested')}
      </button>
      <button type="submit" class="link-button" name="answer" value="notForMe">
        {say('suggestions.notForMe')}
      </button>
    </form>
  );
}

function WorkActions({ offer, isFollowed }: { offer: OfferedWorkView; isFollowed: boolean }) {
  const { path } = offer.work;
  return (
    <form method="post" action={`/suggestions/${offer.id}/follow`} class="buttons">
      <a class="button" href={path}>
        {say('suggestions.toWork')}
      </a>
      <a href={`/entries/new?${new URLSearchParams({ buildsOn: path })}`}>
        {say('suggestions.buildOn')}
      </a>
      {isFollowed ? (
        <span class="quiet">{say('suggestions.followed')}</span>
      ) : (
        <button type="submit" class="link-button">
          {say('suggestions.follow')}
        </button>
      )}
    </form>
  );
}

function PersonEvidence({ evidence }: { evidence: readonly Evidence[] }) {
  return (
    <>
      {evidence.map(({ names, entry }) => (
        <li>
          {say(names.length > 1 ? 'suggestions.factBetween' : 'suggestions.factSpoke', {
            who: sayList(names),
          })}{' '}
          <a href={entry.path}>{entry.title}</a>
        </li>
      ))}
    </>
  );
}

function WorkEvidence({ offer: { reason } }: { offer: OfferedWorkView }) {
  if (reason.by === 'builtUpon') return <li>{explainWorkSuggestion(reason)}</li>;
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
