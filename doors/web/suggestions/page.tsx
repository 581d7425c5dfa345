import { say } from '../../../messages/index.ts';
import type {
  AskView,
  IntroductionView,
  OfferView,
  Suggesting,
} from '../../../workplace/suggestions/index.ts';
import { ErrorSummary, type Problems } from '../layout/fields.tsx';
import { Empty } from '../layout/lists.tsx';
import { Time } from '../layout/time.tsx';
import { labels, SuggestingForm } from './settings-part.tsx';
import { OfferList } from './suggestions.tsx';

interface Props {
  offers: readonly OfferView[];
  introductions: readonly IntroductionView[];
  asks: readonly AskView[];
  /** How many questions were put to the viewer in seven days. */
  asked: number;
  suggesting: Suggesting;
  saved: boolean;
  problems: Problems;
  zone: string;
}

/** All that is suggested to somebody, what they are asked, and how much of it they want. */
export function SuggestionsPage(props: Props) {
  const { offers, introductions, asks, suggesting, saved, problems, zone } = props;
  return (
    <>
      <h1>{say('suggestions.title')}</h1>
      <p class="lead">{say('suggestions.lead')}</p>
      <ErrorSummary problems={problems} labels={labels} />
      <Introductions introductions={introductions} />
      <section aria-labelledby="offers">
        <h2 class="list-title" id="offers">
          {say('suggestions.heading')}
        </h2>
        {offers.length === 0 ? (
          <Empty>{say(suggesting.suggestions ? 'suggestions.none' : 'suggestions.off')}</Empty>
        ) : null}
        <OfferList offers={offers} />
      </section>
      <Asks asks={asks} asked={props.asked} most={suggesting.asksAWeek} zone={zone} />
      <section aria-labelledby="settings">
        <h2 class="list-title" id="settings">
          {say('suggestions.settings')}
        </h2>
        {saved ? (
          <p class="done" role="status">
            {say('suggestions.saved')}
          </p>
        ) : null}
        <SuggestingForm suggesting={suggesting} problems={problems} />
      </section>
      <p class="more measuring">
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

function Introduction({ introduction: { id, person, says, madeAt } }: Introduced) {
  const { name, handle } = person;
  const page = (
    <p class="byline">
      <a href={`/people/${handle}`}>{say('suggestions.toPerson', { name })}</a>
    </p>
  );
  if (madeAt) {
    return (
      <>
        <h3>{say('introductions.made', { name })}</h3>
        {page}
      </>
    );
  }
  if (says) {
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
          {say('introductions.yes')} <span class="unseen">{say('introductions.to', { name })}</span>
        </button>
        <button type="submit" class="quietly" name="answer" value="no">
          {say('introductions.no')} <span class="unseen">{say('introductions.to', { name })}</span>
        </button>
      </form>
    </>
  );
}

interface Introduced {
  introduction: IntroductionView;
}

interface Asked {
  asks: readonly AskView[];
  asked: number;
  most: number;
  zone: string;
}

function Asks({ asks, asked, most, zone }: Asked) {
  if (asks.length === 0 && asked === 0) return null;
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
              <button type="submit" class="quietly">
                {say('asks.decline')}
                <span class="unseen">{say('asks.about', { title: entry.title })}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
      <p class="quiet">{say('asks.load', { n: asked, most })}</p>
    </section>
  );
}
