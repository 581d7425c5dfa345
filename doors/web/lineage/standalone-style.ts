import rules from '../style/lineage-picture.css?raw';
import tokens from '../style/tokens.css?raw';

/** The colours by day and by night, and the fonts, as the pages have them. */
const tokenValues = [...tokens.matchAll(/(--[a-z]+): ([^;]+);/g)].map(([, name, value]) => ({
  name: name!,
  value: value!,
}));

/**
 * The style of the picture for a file that stands by itself: not every program that shows SVG
 * knows variables, so their values stand in their places.
 */
export const standaloneStyle = `${renderStyle(1)}@media (prefers-color-scheme: dark) {${renderStyle(2)}}`;

function renderStyle(side: 1 | 2): string {
  return rules.replace(/var\((--[a-z]+)\)/g, (_, name: string) => {
    const { value } = tokenValues.find((one) => one.name === name)!;
    return /^light-dark\((.+), (.+)\)$/.exec(value)?.[side] ?? value;
  });
}
