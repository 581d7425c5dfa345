/**
 * What somebody wrote themselves in a mail's plain text: without the quotation that mail programs
 * put below an answer (or above it), and without the signature of a device or a desk. Quotations
 * between one's own words stay: they say what is answered. Each line is looked at by itself, so that
 * no text, however it is made, takes longer than its length.
 */
export function parseReply(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const answered = removeQuotation(removeHistory(lines));
  return removeSignature(answered).join('\n').trim();
}

/** Longer lines are words, not what a program wrote over a quotation. */
const MAX_MARKER_LENGTH = 300;
const matchesLine = (line: string, pattern: RegExp) =>
  line.length <= MAX_MARKER_LENGTH && pattern.test(line);

const forwardSeparators = [
  /^\s*-{2,}\s*(original message|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|message d'origine|message original|mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht|original-nachricht|ursprungligt meddelande|oprindelig meddelelse|opprinnelig melding|alkuperäinen viesti|oryginalna wiadomość|původní zpráva|исходное сообщение|原始邮件|元のメッセージ)\s*-{2,}\s*$/i,
];

const rulePattern = /^\s*[_-]{20,}\s*$/;
const fromPattern =
  /^[\s*_>]*(from|von|de|da|van|från|fra|lähettäjä|od|от|发件人|差出人|보낸 사람)[*_]*\s?[:：]/i;
const headerPattern =
  /^[\s*_>]*(sent|date|to|cc|subject|gesendet|datum|an|betreff|envoyé|à|objet|enviado(?: el)?|para|asunto|fecha|inviato|data|a|oggetto|verzonden|aan|onderwerp|skickat|till|ämne|sendt|til|emne|lähetetty|aihe|wysłano|do|temat|отправлено|дата|кому|тема|发送时间|收件人|主题|日時|宛先|件名)[*_]*\s?[:：]/i;

/** Up to where programs as Outlook put the earlier mail, with its head, below without marking it. */
function removeHistory(lines: readonly string[]): string[] {
  const at = lines.findIndex((line, i) => startsHistory(line, lines.slice(i + 1, i + 6)));
  if (at < 0) return [...lines];
  const before = lines.slice(0, at);
  while (before.length > 0 && matchesLine(before.at(-1)!, /^[\s_-]*$/)) before.pop();
  return before;
}

function startsHistory(line: string, next: readonly string[]): boolean {
  if (forwardSeparators.some((separator) => matchesLine(line, separator))) return true;
  const isHead = (first: string, others: readonly string[]) =>
    matchesLine(first, fromPattern) &&
    others.filter((other) => matchesLine(other, headerPattern)).length >= 2;
  if (isHead(line, next)) return true;
  return (
    matchesLine(line, rulePattern) && isHead(next.find((other) => other.trim() !== '') ?? '', next)
  );
}

/** What says that somebody wrote, in the words of common mail programs. */
const attributionPatterns = [
  /^\s*on\b.*\bwrote\s?:$/i,
  /^.*\bwrote on\b.*:$/i,
  /^\s*(am|vom)\b.*\b(schrieb|hat)\b.*:$/i,
  /^.*<[^<>]*@[^<>]*>\s+schrieb\b.*:$/i,
  /^\s*le\b.*\ba écrit\s?:$/i,
  /^\s*el\b.*\bescribió\s?:$/i,
  /^\s*(il|in data)\b.*\bha scritto\s?:$/i,
  /^\s*(em|a)\b.*\bescreveu\s?:$/i,
  /^\s*op\b.*\bschreef\b.*:$/i,
  /^\s*(den|på)\b.*\b(skrev|skriver)\b.*:$/i,
  /^.*\bkirjoitti\b.*:$/i,
  /^\s*(w dniu|dnia)\b.*(pisze|napisał).*:$/i,
  /^\s*dne\b.*napsal.*:$/i,
  /^.*(пишет|написал).*:$/i,
  /^\s*在.*写道[:：]$/,
  /^.*(のメッセージ|に書きました)[:：]$/,
  /^.*작성[:：]$/,
  // Gmail in every language that it knows: a day, a name, and the address that wrote.
  /^.*\d{4}.*<[^<>\s]+@[^<>\s]+>.*[:：]$/,
];

/** An attribution may be broken over some lines; it names a day, and so holds a digit. */
function countAttributionLines(lines: readonly string[], at: number): number {
  let joined = '';
  for (let count = 1; count <= 3 && at + count <= lines.length; count += 1) {
    const line = lines[at + count - 1]!.trim();
    if (line === '' || line.startsWith('>')) return 0;
    joined = `${joined} ${line}`.trim();
    if (isAttribution(joined)) return count;
  }
  return 0;
}

/** What is cheap to see is looked at first. */
function isAttribution(line: string): boolean {
  if (line.length > MAX_MARKER_LENGTH || !/[:：]$/.test(line) || !/\d/.test(line)) return false;
  return attributionPatterns.some((pattern) => pattern.test(line));
}

const isQuoted = (line: string) => /^\s*>/.test(line);
const isBlank = (line: string) => line.trim() === '';

function removeQuotation(lines: string[]): string[] {
  const kept = removeAttributions(lines);
  while (kept.length > 0 && (isQuoted(kept.at(-1)!) || isBlank(kept.at(-1)!))) kept.pop();
  const first = kept.findIndex((line) => !isQuoted(line) && !isBlank(line));
  const leads = kept.slice(0, first).some(isQuoted);
  // One quotation above all one's words is the whole of the earlier mail; of several, each is answered.
  return leads && !kept.slice(first).some(isQuoted) ? kept.slice(first) : kept;
}

/** Without the lines that say who wrote; with what follows one, where nothing there is one's own. */
function removeAttributions(lines: readonly string[]): string[] {
  const kept: string[] = [];
  const lastQuoted = lines.findLastIndex(isQuoted);
  for (let at = 0; at < lines.length; at += 1) {
    const count = countAttributionLines(lines, at);
    if (count === 0) {
      kept.push(lines[at]!);
      continue;
    }
    if (lastQuoted < at + count) return kept;
    at += count - 1;
  }
  return kept;
}

const devicePatterns = [
  /^\s*(sent|shared) (from|via|with) \S/i,
  /^\s*get outlook for /i,
  /^\s*(von|mit) mein\S* \S+.* gesendet\.?$/i,
  /^\s*(gesendet|diese nachricht wurde) (von|mit|mithilfe|aus) /i,
  /^\s*envoyé (de|depuis|à partir de) /i,
  /^\s*(obtenir|télécharger) outlook pour /i,
  /^\s*(enviado|enviada) (desde|do|de|a partir) /i,
  /^\s*inviato (da|dal) /i,
  /^\s*(verzonden|verstuurd) (vanaf|met|van) /i,
  /^\s*(skickat|skickades) från /i,
  /^\s*(sendt|skrevet) fra /i,
  /^\s*(wysłane|wysłano) z /i,
  /^\s*lähetetty /i,
  /^\s*odesláno z /i,
  /^\s*отправлено (с|из) /i,
  /^\s*从我的.*发送$/,
  /^\s*iPhone ?から送信$/,
];

const MAX_SIGNATURE_LINES = 10;

function removeSignature(lines: readonly string[]): string[] {
  const kept = [...lines];
  // RFC 3676, 4.3. Without its space a rule of Markdown looks the same, so that it has to be near the end.
  const exact = kept.indexOf('-- ');
  const short = kept.findLastIndex((line, i) => line === '--' && isBlank(kept[i - 1] ?? ''));
  if (exact >= 0) kept.length = exact;
  else if (short >= 0 && kept.length - short <= MAX_SIGNATURE_LINES) kept.length = short;
  while (kept.length > 0 && isDeviceLine(kept.at(-1)!)) kept.pop();
  return kept;
}

function isDeviceLine(line: string): boolean {
  return isBlank(line) || devicePatterns.some((device) => line.length <= 200 && device.test(line));
}
