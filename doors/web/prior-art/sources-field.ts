/** What stands in the field for sources, understood. */
export interface SourcesInput {
  buildsOn: string[];
  departsFrom: { source: string; reason: string }[];
}

const departurePattern = /^(\S+)\s+departs:\s*(.*)$/;

/** Reads the field: addresses, or on a line of its own `ADDRESS departs: why`. */
export function parseSources(text: string): SourcesInput {
  const sources: SourcesInput = { buildsOn: [], departsFrom: [] };
  for (const line of text.split('\n')) {
    const [, source, reason] = departurePattern.exec(line.trim()) ?? [];
    if (source) sources.departsFrom.push({ source, reason: reason ?? '' });
    else sources.buildsOn.push(...line.split(/\s+/).filter(Boolean));
  }
  return sources;
}

/** The field with one more source in it, unless that is there already. */
export function addSource(text: string, action: string): string {
  const [, how, source] = /^(buildOn|departFrom):(\S+)$/.exec(action) ?? [];
  if (!source || text.includes(source)) return text;
  const line = how === 'buildOn' ? source : `${source} departs: `;
  return text.trim() === '' ? line : `${text.trimEnd()}\n${line}`;
}
