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
      const link = (event.target as Element).closest<SVGAElement>('a[data-work]');
      if (!link || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const next = this.#beside(link, event.key as Key);
      if (!next) return;
      event.preventDefault();
      next.focus();
      next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    });
    this.#showRoot();
  }

  #beside(link: SVGAElement, key: Key): SVGAElement | null {
    const places = [...this.querySelectorAll<SVGAElement>('a[data-work]')].map(placeOf);
    const here = placeOf(link);
    if (key === 'ArrowLeft' || key === 'ArrowRight') {
      const tied = this.#tied(link.dataset.work ?? '', key === 'ArrowRight');
      return nearest(
        here,
        places.filter(({ link: { dataset } }) => tied.has(dataset.work ?? '')),
      );
    }
    if (key !== 'ArrowUp' && key !== 'ArrowDown') return null;
    const column = places.filter(
      ({ left, top }) =>
        left === here.left && (key === 'ArrowUp' ? top < here.top : top > here.top),
    );
    return nearest(here, column);
  }

  #tied(work: string, newer: boolean): Set<string> {
    const [own, other] = newer ? (['older', 'newer'] as const) : (['newer', 'older'] as const);
    const lines = [
      ...this.querySelectorAll<SVGPathElement>(`path[data-${own}="${CSS.escape(work)}"]`),
    ];
    return new Set(lines.map(({ dataset }) => dataset[other] ?? ''));
  }

  /** Unless the address leads to another work, or the reader has moved already. */
  #showRoot(): void {
    const view = this.querySelector('.lineage-view');
    const root = this.querySelector('.root .card');
    if (!view || !root || view.scrollLeft > 0 || view.scrollTop > 0) return;
    const [outer, inner] = [view.getBoundingClientRect(), root.getBoundingClientRect()];
    view.scrollLeft = inner.left - outer.left - (outer.width - inner.width) / 2;
    view.scrollTop = inner.top - outer.top - (outer.height - inner.height) / 2;
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
