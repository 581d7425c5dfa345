/** Where a work stands in the picture. */
interface Place {
  link: SVGAElement;
  left: number;
  top: number;
}

type Key = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

/**
 * A lineage to be walked: left and right along the lines, to what a work was built on and what was
 * built on it; up and down among the works beside it. It opens at the work that it is about.
 */
export class LineagePicture extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('keydown', (event) => {
      const link = (event.target as Element).closest<SVGAElement>('a');
      if (!link || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const next = this.#beside(link, event.key as Key);
      if (!next) return;
      event.preventDefault();
      next.focus();
      next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    });
    for (const type of ['pointerover', 'focusin']) this.addEventListener(type, this.#follow);
    this.#showRoot();
  }

  /** The lines of the work at hand stand out, so that one can follow them with the eye. */
  #follow = ({ target }: Event): void => {
    const work = (target as Element).closest<SVGAElement>('a[data-work]')?.dataset.work;
    for (const line of this.querySelectorAll<SVGPathElement>('.tie')) {
      const { older, newer } = line.dataset;
      line.classList.toggle('followed', work !== undefined && (older === work || newer === work));
    }
  };

  #beside(link: SVGAElement, key: Key): SVGAElement | null {
    const places = [...this.querySelectorAll<SVGAElement>('a[data-work]')].map(placeOf);
    const { work, of } = link.dataset;
    if (!key.startsWith('Arrow')) return null;
    if (of !== undefined) return this.querySelector(`a[data-work="${CSS.escape(of)}"]`);
    const here = placeOf(link);
    if (key === 'ArrowLeft' || key === 'ArrowRight') {
      const tied = this.#tied(work ?? '', key === 'ArrowRight');
      const along = places.filter(({ link: { dataset } }) => tied.has(dataset.work ?? ''));
      return nearest(here, along) ?? this.#foot(work ?? '', key);
    }
    const column = places.filter(
      ({ left, top }) =>
        left === here.left && (key === 'ArrowUp' ? top < here.top : top > here.top),
    );
    return nearest(here, column);
  }

  /** Where nothing more is drawn on this side: what opens it. */
  #foot(work: string, key: Key): SVGAElement | null {
    const way = key === 'ArrowRight' ? 'uses' : 'sources';
    return this.querySelector(`a[data-of="${CSS.escape(work)}"][data-way="${way}"]`);
  }

  #tied(work: string, newer: boolean): Set<string> {
    const [own, other] = newer ? (['older', 'newer'] as const) : (['newer', 'older'] as const);
    const lines = [
      ...this.querySelectorAll<SVGPathElement>(`path[data-${own}="${CSS.escape(work)}"]`),
    ];
    return new Set(lines.map(({ dataset }) => dataset[other] ?? ''));
  }

  /** Unless the address leads to another work. */
  #showRoot(): void {
    const view = this.querySelector('.lineage-view');
    const root = this.querySelector('.root .card');
    if (!view || !root || location.hash.startsWith('#work-')) return;
    const [outer, inner] = [view.getBoundingClientRect(), root.getBoundingClientRect()];
    view.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
  }
}

function placeOf(link: SVGAElement): Place {
  const { x, y } = (link.querySelector('.card') as SVGGraphicsElement).getBBox();
  return { link, left: x, top: y };
}

function nearest(here: Place, places: readonly Place[]): SVGAElement | null {
  const far = ({ top }: Place) => Math.abs(top - here.top);
  return [...places].sort((one, other) => far(one) - far(other))[0]?.link ?? null;
}
