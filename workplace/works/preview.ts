import { z } from 'zod';
import type { Viewer } from '../access/index.ts';
import { bodyField } from '../entries/rules.ts';
import type { Reading } from '../happenings/index.ts';
import { parse } from '../input.ts';
import { notAllowed } from '../refusal.ts';
import { renderBody } from './body.ts';

const previewInput = z.object({ body: bodyField });

/** How Markdown will look once it is published; nothing is stored. */
export async function previewBody(
  reading: Reading,
  viewer: Viewer,
  input: unknown,
): Promise<string> {
  if (viewer.is !== 'person') throw notAllowed();
  return (await renderBody(reading, parse(previewInput, input).body)).html;
}
