import { raw } from 'hono/html';
import { type MessageName, say } from '../../../messages/index.ts';
import type {
  BriefSource,
  FilledSection,
  FilledTemplate,
  SectionPiece,
} from '../../../workplace/briefs/index.ts';

/** A piece with how it looks; pieces are rendered before the page is. */
export type RenderedPiece = SectionPiece & { html: string };
export type RenderedSection = Omit<FilledSection, 'pieces'> & { pieces: RenderedPiece[] };

interface Props {
  filled: Omit<FilledTemplate, 'sections'> & { sections: RenderedSection[] };
  subject: { title: string; space: string };
}

/**
 * The second step: what is known for each section, to keep or to drop. The form carries the pieces
 * themselves, so that one gets what one saw, whatever happens to their origins meanwhile.
 */
export function FillTemplatePage({ filled, subject }: Props) {
  const { template, sections, sources } = filled;
  return (
    <>
      <h1>{subject.title}</h1>
      <p class="lead">{say('filling.lead')}</p>
      <p class="quiet">{say('filling.hint')}</p>
      <template-filling>
        <p class="quiet" hidden data-keys-hint>
          {say('filling.keys')}
        </p>
        <form method="post" action="/briefs/filling" class="filling">
          <input type="hidden" name="template" value={template.id} />
          <input type="hidden" name="title" value={subject.title} />
          <input type="hidden" name="space" value={subject.space} />
          <input type="hidden" name="tags" value={filled.tags.join(' ')} />
          {sections.map((section, i) => (
            <SectionFields section={section} i={i} />
          ))}
          {sources.length > 0 ? <SourceFields sources={sources} /> : null}
          <p class="buttons">
            <button type="submit" class="button">
              {say('filling.go')}
            </button>
            <a
              href={`/briefs/new?${new URLSearchParams({ template: template.id, space: subject.space })}`}
            >
              {say('filling.again')}
            </a>
          </p>
        </form>
      </template-filling>
    </>
  );
}

function SectionFields({ section, i }: { section: RenderedSection; i: number }) {
  const heading = section.heading ?? say('filling.opening');
  return (
    <fieldset class="section">
      <legend>{heading}</legend>
      <input type="hidden" name="line" value={section.line} />
      {section.hint ? <p class="hint">{section.hint}</p> : null}
      {section.pieces.length === 0 ? <p class="quiet">{say('filling.nothing')}</p> : null}
      {section.pieces.map((piece, j) => (
        <PieceField name={`${i}.${j}`} piece={piece} heading={heading} />
      ))}
    </fieldset>
  );
}

/** What the template says and what is known for sure is kept unless dropped; others' words are chosen. */
function PieceField({
  name,
  piece,
  heading,
}: {
  name: string;
  piece: RenderedPiece;
  heading: string;
}) {
  const { text, from, why, html } = piece;
  const id = `piece-${name.replace('.', '-')}`;
  return (
    <div class="piece">
      <input type="hidden" name={`text-${name}`} value={text} />
      <input type="hidden" name={`from-${name}`} value={from?.path ?? ''} />
      <label class="choice">
        <input
          type="checkbox"
          name="piece"
          value={name}
          checked={why !== 'section'}
          aria-describedby={id}
        />
        <span>
          {say('filling.keep')}
          <span class="visually-hidden"> {say('filling.keepOf', { heading })}</span>
        </span>
      </label>
      <p class="quiet from">
        {say(`filling.why.${why}` as MessageName)}
        {why === 'section' && from ? (
          <>
            {' '}
            <a href={from.path}>{from.title}</a>
          </>
        ) : null}
      </p>
      <div class="prose" id={id}>
        {raw(html)}
      </div>
    </div>
  );
}

function SourceFields({ sources }: { sources: readonly BriefSource[] }) {
  return (
    <fieldset class="section">
      <legend>{say('filling.sources')}</legend>
      {sources.map(({ title, path }) => (
        <label class="choice">
          <input type="checkbox" name="source" value={path} />
          <span class="cut-anywhere">{title}</span>
        </label>
      ))}
    </fieldset>
  );
}
