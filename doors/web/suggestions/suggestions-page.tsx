import { say } from '../../../messages/index.ts';
import type {
  AskView,
  IntroductionView,
  OfferView,
  SuggestionSettings,
} from '../../../workplace/suggestions/index.ts';
import { ErrorSummary, type Problems } from '../layout/fields.tsx';
import { EmptyState } from '../layout/lists.tsx';
import { Time } from '../layout/time.tsx';
import { OfferList } from './offer-list.tsx';
import { SuggestionSettingsForm, suggestionLabels } from './settings-form.tsx';

interface Props {
  offers: readonly OfferView[];
  introductions: readonly IntroductionView[];
  asks: readonly AskView[];
  /** How many questions were put to the viewer in seven days. */
  recentAskCount: number;
  settings: SuggestionSettings;
  isSaved: boolean;
  problems: Problems;
  zone: string;
}

/** All that is suggested to somebody, what they are asked, and how much of it they want. */
export function SuggestionsPage(props: Props) {
  const { offers, introductions, asks, settings, isSaved, problems, zone } = props;
  return (
    <>
      <h1>{say('suggestions.title')}</h1>
      <p class="lead">{say('suggestions.lead')}</p>
      <ErrorSummary problems={problems} labels={suggestionLabels} />
      <Introductions introductions={introductions} />
      <section aria-labelledby="offers">
        <h2 class="list-title" id="offers">
          {say('suggestions.heading')}
        </h2>
        {offers.length === 0 ? (
          <EmptyState>
            {say(settings.suggestions ? 'suggestions.none' : 'suggestions.off')}
          </EmptyState>
        ) : null}
        <OfferList offers={offers} />
      </section>
      <Asks
        asks={asks}
        recentAskCount={props.recentAskCount}
        limit={settings.asksPerWeek}
        zone={zone}
      />
      <section aria-labelledby="settings">
        <h2 class="list-title" id="settings">
          {say('suggestions.settings')}
        </h2>
        {isSaved ? (
          <p class="done" role="status">
            {say('suggestions.saved')}
          </p>
        ) : null}
        <SuggestionSettingsForm settings={settings} problems={problems} />
      </section>
      <p class="more outcomes-link">
        <a href="/suggestions/measure">{say('measure.title')}</a>
      </p>
    </>
  );
}

function Introductions({ introductions }: { introductions: readonly IntroductionView[] }) {
  if (introductions.length === 0) return null;
  return (
    <section aria-labelledby="introductions">
      <h2 class="list-title" id="introductions">
        {say('introductions.title')}
      </h2>
      <ul class="offers">
        {introductions.map((introduction) => (
          <li>
            <Introduction introduction={introduction} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Introduction({ introduction: { id, person, accepted, introducedAt } }: IntroductionProps) {
  const { name, handle } = person;
  const page = (
    <p class="byline">
      <a href={`/people/${handle}`}>{say('suggestions.toPerson', { name })}</a>
    </p>
  );
  if (introducedAt) {
    return (
      <>
        <h3>{say('introductions.made', { name })}</h3>
        {page}
      </>
    );
  }
  if (accepted) {
    return (
      <>
        <h3>{say('introductions.saidYes', { name })}</h3>
        <p class="reason">{say('introductions.saidYesHint')}</p>
      </>
    );
  }
  return (
    <>
      <h3>{say('introductions.ask', { name })}</h3>
      <p class="reason">{say('introductions.askHint')}</p>
      {page}
      <form method="post" action={`/introductions/${id}/answer`} class="buttons">
        <button type="submit" class="button plain" name="answer" value="yes">
          {say('introductions.yes')}{' '}
          <span class="visually-hidden">{say('introductions.to', { name })}</span>
        </button>
        <button type="submit" class="link-button" name="answer" value="no">
          {say('introductions.no')}{' '}
          <span class="visually-hidden">{say('introductions.to', { name })}</span>
        </button>
      </form>
    </>
  );
}

interface IntroductionProps {
  introduction: IntroductionView;
}

interface AsksProps {
  asks: readonly AskView[];
  recentAskCount: number;
  limit: number;
  zone: string;
}

function Asks({ asks, recentAskCount, limit, zone }: AsksProps) {
  if (asks.length === 0 && recentAskCount === 0) return null;
  return (
    <section aria-labelledby="asks">
      <h2 class="list-title" id="asks">
        {say('asks.title')}
      </h2>
      <ul class="offers">
        {asks.map(({ id, by, entry, at }) => (
          <li>
            <h3>
              <a href={entry.path}>{entry.title}</a>
            </h3>
            <p class="reason">{say('asks.by', { name: by.name })}</p>
            <p class="byline">
              <Time at={at} zone={zone} day />
            </p>
            <form method="post" action={`/asks/${id}/declining`} class="buttons">
              <button type="submit" class="link-button">
                {say('asks.decline')}
                <span class="visually-hidden">{say('asks.about', { title: entry.title })}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
      <p class="quiet">{say('asks.load', { n: recentAskCount, most: limit })}</p>
    </section>
  );
}
