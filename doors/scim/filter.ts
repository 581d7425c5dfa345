import { ScimError } from './errors.ts';

/**
 * Reads `attribute eq "value"`, several joined by `and`: the part of SCIM's filters (RFC 7644, section
 * 3.4.2.2) that directories ask with. `known` says which attributes are meant, in small letters.
 * Throws `invalidFilter` for everything else, rather than answering what was not asked.
 */
export function parseFilter<Name extends string>(
  filter: string | undefined,
  known: Readonly<Record<string, Name>>,
): Partial<Record<Name, string>> {
  const read: Partial<Record<Name, string>> = {};
  let rest = filter?.trim() ?? '';
  while (rest !== '') {
    const term =
      /^(\S+?(?:\[[^\]]*\])?(?:\.\w+)?)\s+eq\s+("(?:[^"\\]|\\.)*")(?:\s+and\s+(?=\S)|$)/i;
    const [all = '', path = '', value = ''] = term.exec(rest) ?? [];
    const name = known[normalisePath(path)];
    if (!name || read[name] !== undefined) throw createUnknownFilterError(Object.keys(known));
    read[name] = parseQuotedText(value);
    rest = rest.slice(all.length);
  }
  return read;
}

/** Without the schema's name before it and conditions within it. */
function normalisePath(path: string): string {
  return path
    .toLowerCase()
    .replace(/^urn:ietf:params:scim:schemas:core:2\.0:(user|group):/, '')
    .replace(/\[[^\]]*\]/, '');
}

function parseQuotedText(quoted: string): string {
  try {
    return String(JSON.parse(quoted)).replaceAll('\0', '');
  } catch {
    throw new ScimError(400, 'The value of the filter is no JSON text.', 'invalidFilter');
  }
}

function createUnknownFilterError(known: string[]): ScimError {
  const detail = `This filter is not understood. There are: ${known.join(', ')}, each eq "…".`;
  return new ScimError(400, detail, 'invalidFilter');
}
