import { say } from '../../../messages/index.ts';
import type { LineageGraph, LineageNode } from '../../../workplace/lineage/index.ts';
import { getKindPage } from '../entries/kind-pages.ts';
import { formatShortDay } from '../layout/time.tsx';
import { formatOpened, type WorkGathering } from './nearby-lineage.ts';
import { isRightToLeft, wrapText } from './text-lines.ts';

/** A work as the picture shows it. */
export interface LineageCard {
  node: LineageNode;
  isRoot: boolean;
  x: number;
  y: number;
  height: number;
  title: string[];
  /** Whether the title is written from right to left. */
  isRightToLeft: boolean;
  kindAndDay: string;
  author: string;
  /** All of it in one sentence, for whoever hears it. */
  accessibleName: string;
  /** What lies beyond it and is not drawn, as its foot. */
  feet: CardFoot[];
}

/** A count that can be opened. */
export interface CardFoot extends WorkGathering {
  /** To be added to the address of the picture. */
  name: string;
  label: string;
  accessibleName: string;
  x: number;
  width: number;
}

/** Five columns, two steps each way, are as wide as a page is. */
export const CARD_WIDTH = 192;
/** High enough to be hit with a finger. */
export const FOOT_HEIGHT = 28;
const PADDING = 12;
const TITLE_SIZE = 14;
const SMALL_SIZE = 11.5;

export type UnplacedCard = Omit<LineageCard, 'x' | 'y'>;

export function toCard(node: LineageNode, { root }: LineageGraph, zone: string): UnplacedCard {
  const room = CARD_WIDTH - 2 * PADDING;
  const title = wrapText(node.title, room / TITLE_SIZE, 3);
  const kind = getKindLabel(node);
  const day = node.at && formatShortDay(node.at, zone);
  const author = node.type === 'page' ? parseHost(node.path) : (node.author ?? '');
  const standing = node.status && say(`lineage.${node.status}`);
  return {
    node,
    isRoot: node.id === root,
    title,
    isRightToLeft: isRightToLeft(node.title),
    feet: [],
    height: title.length * 18 + 52,
    kindAndDay: [kind, day].filter(Boolean).join(' · '),
    author: [wrapText(author, (room - (standing ? 80 : 0)) / SMALL_SIZE, 1)[0], standing]
      .filter(Boolean)
      .join(' · '),
    accessibleName: [
      node.title,
      kind,
      author,
      day,
      standing,
      node.id === root ? say('lineage.this') : null,
    ]
      .filter(Boolean)
      .join(', '),
  };
}

/** Older works to the left and newer ones to the right, as in the picture; side by side where both are. */
export function addFeet(card: UnplacedCard, gatherings: readonly WorkGathering[]): UnplacedCard {
  const width = CARD_WIDTH / Math.max(1, gatherings.length);
  const gathered = gatherings.map((gathering, i): CardFoot => {
    const { direction, count: n } = gathering;
    const said = say(`lineage.beyond.${direction}`, { n, title: card.node.title });
    const word = say(`lineage.gathered.${direction}`, { n });
    return {
      ...gathering,
      name: formatOpened(gathering),
      label: word,
      accessibleName: said,
      x: i * width,
      width,
    };
  });
  return { ...card, feet: gathered, height: card.height + (gathered.length > 0 ? FOOT_HEIGHT : 0) };
}

export function getKindLabel({ type, kind }: LineageNode): string {
  if (type === 'page') return say('lineage.page');
  return type === 'comment' ? say('lineage.comment') : say(getKindPage(kind ?? 'post').label);
}

export function parseHost(address: string): string {
  return URL.parse(address)?.host.replace(/^www\./, '') ?? address;
}
