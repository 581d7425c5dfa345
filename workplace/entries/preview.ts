import { z } from 'zod';
import type { Viewer } from '../access/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import { notAllowed, parseInput } from '../kernel/index.ts';
import { renderBody } from '../works/index.ts';
import { bodyField } from './rules.ts';

const previewInput = z.object({ body: bodyField });

/** How Markdown will look once it is published; nothing is stored. */
export async function renderPreview(
  context: QueryContext,
  viewer: Viewer,
  input: unknown,
): Promise<string> {
  if (viewer.kind !== 'person') throw notAllowed();
  return (await renderBody(context, parseInput(previewInput, input).body)).html;
}
