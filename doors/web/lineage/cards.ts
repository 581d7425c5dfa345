import { say } from '../../../messages/index.ts';
import type { LineageGraph, LineageNode } from '../../../workplace/lineage/graph.ts';
import { kindPage } from '../entries/kind-pages.ts';
import { shortDayText } from '../layout/time.tsx';
import { cutLines, isRightToLeft } from './lines.ts';
import { type Gathering, nameOf } from './near.ts';

/** A work as the picture shows it. */
export interface Card {
  node: LineageNode;
  root: boolean;
  x: number;
  y: number;
  height: number;
  title: string[];
  /** Whether the title is written from right to left. */
  rtl: boolean;
  about: string;
  author: string;
  /** All of it in one sentence, for whoever hears it. */
  said: string;
  /** What lies beyond it and is not drawn, as its foot. */
  gathered: Foot[];
}

/** A count that can be opened. */
export interface Foot extends Gathering {
  /** To be added to the address of the picture. */
  name: string;
  word: string;
  said: string;
  x: number;
  width: number;
}

/** Five columns, two steps each way, are as wide as a page is. */
export const cardWidth = 192;
/** High enough to be hit with a finger. */
export const footHeight = 28;
const padding = 12;
const titleSize = 14;
const smallSize = 11.5;

export type Unplaced = Omit<Card, 'x' | 'y'>;

export function cardOf(node: LineageNode, { root }: LineageGraph, zone: string): Unplaced {
  const room = cardWidth - 2 * padding;
  const title = cutLines(node.title, room / titleSize, 3);
  const kind = kindOf(node);
  const day = node.at && shortDayText(node.at, zone);
  const author = node.type === 'page' ? hostOf(node.path) : (node.author ?? '');
  const standing = node.standing && say(`lineage.${node.standing}`);
  return {
    node,
    root: node.id === root,
    title,
    rtl: isRightToLeft(node.title),
    gathered: [],
    height: title.length * 18 + 52,
    about: [kind, day].filter(Boolean).join(' · '),
    author: [cutLines(author, (room - (standing ? 80 : 0)) / smallSize, 1)[0], standing]
      .filter(Boolean)
      .join(' · '),
    said: [node.title, kind, author, day, standing, node.id === root ? say('lineage.this') : null]
      .filter(Boolean)
      .join(', '),
  };
}

/** Older works to the left and newer ones to the right, as in the picture; side by side where both are. */
export function withFeet(card: Unplaced, gatherings: readonly Gathering[]): Unplaced {
  const width = cardWidth / Math.max(1, gatherings.length);
  const gathered = gatherings.map((gathering, i): Foot => {
    const { way, count: n } = gathering;
    const said = say(`lineage.beyond.${way}`, { n, title: card.node.title });
    const word = say(`lineage.gathered.${way}`, { n });
    return { ...gathering, name: nameOf(gathering), word, said, x: i * width, width };
  });
  return { ...card, gathered, height: card.height + (gathered.length > 0 ? footHeight : 0) };
}

export function kindOf({ type, kind }: LineageNode): string {
  if (type === 'page') return say('lineage.page');
  return type === 'comment' ? say('lineage.comment') : say(kindPage(kind ?? 'post').label);
}

export function hostOf(address: string): string {
  return URL.parse(address)?.host.replace(/^www\./, '') ?? address;
}
