import type { Root } from 'hast';
import { fromParse5 } from 'hast-util-from-parse5';
import { type DefaultTreeAdapterMap, defaultTreeAdapter, Parser, Tokenizer } from 'parse5';
import { MAX_HTML, requireMaxLength, TooComplex } from './bounds.ts';

/** Elements open at once: deeper than any page, and far from the stack's end. */
const MAX_DEPTH = 256;
const MAX_ELEMENTS = 100_000;
/** The depths of all elements, added up: conversion looks at each through all around it. */
const MAX_TOTAL_DEPTH = 300_000;
const MAX_ATTRIBUTES = 500;
/** Between chunks of this size the attributes of an unfinished tag are counted. */
const CHUNK_SIZE = 8_192;

/**
 * Parses an HTML fragment as a browser does. The standard's repairs can multiply elements, nest
 * them without end and compare each attribute with all before it; past the bounds above this
 * throws TooComplex instead.
 */
export function parseHtml(html: string): Root {
  requireMaxLength(html, MAX_HTML);
  const parser = Parser.getFragmentParser<DefaultTreeAdapterMap>(null, {
    treeAdapter: createBoundedAdapter(),
  });
  const tokenizer = new BoundedTokenizer(parser.options, parser);
  parser.tokenizer = tokenizer;
  for (let start = 0; start < html.length || start === 0; start += CHUNK_SIZE) {
    tokenizer.write(html.slice(start, start + CHUNK_SIZE), start + CHUNK_SIZE >= html.length);
    tokenizer.requireFewAttributes();
  }
  return fromParse5(parser.getFragment()) as Root;
}

class BoundedTokenizer extends Tokenizer {
  requireFewAttributes(): void {
    const token = this.currentToken;
    if (token && 'attrs' in token && token.attrs.length > MAX_ATTRIBUTES)
      throw new TooComplex(`more than ${MAX_ATTRIBUTES} attributes`);
  }
}

function createBoundedAdapter(): typeof defaultTreeAdapter {
  let open = 0;
  let made = 0;
  let depths = 0;
  return {
    ...defaultTreeAdapter,
    createElement(...element) {
      made += 1;
      if (made > MAX_ELEMENTS) throw new TooComplex(`more than ${MAX_ELEMENTS} elements`);
      return defaultTreeAdapter.createElement(...element);
    },
    onItemPush() {
      open += 1;
      depths += open;
      if (open > MAX_DEPTH || depths > MAX_TOTAL_DEPTH) throw new TooComplex('nested too deeply');
    },
    onItemPop() {
      open -= 1;
    },
  };
}
