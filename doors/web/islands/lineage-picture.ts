/** Where a work stands in the picture. */
interface CardPosition {
  link: SVGAElement;
  left: number;
  top: number;
}

type ArrowKey = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

/**
 * A lineage to be walked: left and right along the lines, to what a work was built on and what was
 * built on it; up and down among the works beside it. It opens at the work that it is about.
 */
export class LineagePicture extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('keydown', (event) => {
      const link = (event.target as Element).closest<SVGAElement>('a');
      if (!link || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const next = this.#findNext(link, event.key as ArrowKey);
      if (!next) return;
      event.preventDefault();
      next.focus();
      next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    });
    for (const type of ['pointerover', 'focusin'])
      this.addEventListener(type, this.#highlightLines);
    this.#scrollToRoot();
  }

  /** The lines of the work at hand stand out, so that one can follow them with the eye. */
  #highlightLines = ({ target }: Event): void => {
    const work = (target as Element).closest<SVGAElement>('a[data-work]')?.dataset.work;
    for (const line of this.querySelectorAll<SVGPathElement>('.tie')) {
      const { older, newer } = line.dataset;
      line.classList.toggle('followed', work !== undefined && (older === work || newer === work));
    }
  };

  #findNext(link: SVGAElement, key: ArrowKey): SVGAElement | null {
    const places = [...this.querySelectorAll<SVGAElement>('a[data-work]')].map(getCardPosition);
    const { work, of } = link.dataset;
    if (!key.startsWith('Arrow')) return null;
    if (of !== undefined) return this.querySelector(`a[data-work="${CSS.escape(of)}"]`);
    const here = getCardPosition(link);
    if (key === 'ArrowLeft' || key === 'ArrowRight') {
      const tied = this.#findLinked(work ?? '', key === 'ArrowRight');
      const along = places.filter(({ link: { dataset } }) => tied.has(dataset.work ?? ''));
      return findNearest(here, along) ?? this.#findFoot(work ?? '', key);
    }
    const column = places.filter(
      ({ left, top }) =>
        left === here.left && (key === 'ArrowUp' ? top < here.top : top > here.top),
    );
    return findNearest(here, column);
  }

  /** Where nothing more is drawn on this side: what opens it. */
  #findFoot(work: string, key: ArrowKey): SVGAElement | null {
    const way = key === 'ArrowRight' ? 'uses' : 'sources';
    return this.querySelector(`a[data-of="${CSS.escape(work)}"][data-way="${way}"]`);
  }

  #findLinked(work: string, newer: boolean): Set<string> {
    const [own, other] = newer ? (['older', 'newer'] as const) : (['newer', 'older'] as const);
    const lines = [
      ...this.querySelectorAll<SVGPathElement>(`path[data-${own}="${CSS.escape(work)}"]`),
    ];
    return new Set(lines.map(({ dataset }) => dataset[other] ?? ''));
  }

  /** Unless the address leads to another work. */
  #scrollToRoot(): void {
    const view = this.querySelector('.lineage-view');
    const root = this.querySelector('.root .card');
    if (!view || !root || location.hash.startsWith('#work-')) return;
    const [outer, inner] = [view.getBoundingClientRect(), root.getBoundingClientRect()];
    view.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
  }
}

function getCardPosition(link: SVGAElement): CardPosition {
  const { x, y } = (link.querySelector('.card') as SVGGraphicsElement).getBBox();
  return { link, left: x, top: y };
}

function findNearest(here: CardPosition, places: readonly CardPosition[]): SVGAElement | null {
  const far = ({ top }: CardPosition) => Math.abs(top - here.top);
  return [...places].sort((one, other) => far(one) - far(other))[0]?.link ?? null;
}
