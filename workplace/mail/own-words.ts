/**
 * What somebody wrote themselves in a mail's plain text: without the quotation that mail programs
 * put below an answer (or above it), and without the signature of a device or a desk. Quotations
 * between one's own words stay: they say what is answered. Each line is looked at by itself, so that
 * no text, however it is made, takes longer than its length.
 */
export function ownWords(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const answered = withoutQuotation(withoutHistory(lines));
  return withoutSignature(answered).join('\n').trim();
}

/** Longer lines are words, not what a program wrote over a quotation. */
const longest = 300;
const fits = (line: string, pattern: RegExp) => line.length <= longest && pattern.test(line);

const separators = [
  /^\s*-{2,}\s*(original message|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|message d'origine|message original|mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht|original-nachricht|ursprungligt meddelande|oprindelig meddelelse|opprinnelig melding|alkuperäinen viesti|oryginalna wiadomość|původní zpráva|исходное сообщение|原始邮件|元のメッセージ)\s*-{2,}\s*$/i,
];

const ruler = /^\s*[_-]{20,}\s*$/;
const fromLine =
  /^[\s*_>]*(from|von|de|da|van|från|fra|lähettäjä|od|от|发件人|差出人|보낸 사람)[*_]*\s?[:：]/i;
const otherLine =
  /^[\s*_>]*(sent|date|to|cc|subject|gesendet|datum|an|betreff|envoyé|à|objet|enviado(?: el)?|para|asunto|fecha|inviato|data|a|oggetto|verzonden|aan|onderwerp|skickat|till|ämne|sendt|til|emne|lähetetty|aihe|wysłano|do|temat|отправлено|дата|кому|тема|发送时间|收件人|主题|日時|宛先|件名)[*_]*\s?[:：]/i;

/** Up to where programs as Outlook put the earlier mail, with its head, below without marking it. */
function withoutHistory(lines: readonly string[]): string[] {
  const at = lines.findIndex((line, i) => beginsHistory(line, lines.slice(i + 1, i + 6)));
  if (at < 0) return [...lines];
  const before = lines.slice(0, at);
  while (before.length > 0 && fits(before.at(-1)!, /^[\s_-]*$/)) before.pop();
  return before;
}

function beginsHistory(line: string, next: readonly string[]): boolean {
  if (separators.some((separator) => fits(line, separator))) return true;
  const isHead = (first: string, others: readonly string[]) =>
    fits(first, fromLine) && others.filter((other) => fits(other, otherLine)).length >= 2;
  if (isHead(line, next)) return true;
  return fits(line, ruler) && isHead(next.find((other) => other.trim() !== '') ?? '', next);
}

/** What says that somebody wrote, in the words of common mail programs. */
const wrote = [
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
function attributionAt(lines: readonly string[], at: number): number {
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
  if (line.length > longest || !/[:：]$/.test(line) || !/\d/.test(line)) return false;
  return wrote.some((pattern) => pattern.test(line));
}

const quoted = (line: string) => /^\s*>/.test(line);
const blank = (line: string) => line.trim() === '';

function withoutQuotation(lines: string[]): string[] {
  const kept = withoutAttributions(lines);
  while (kept.length > 0 && (quoted(kept.at(-1)!) || blank(kept.at(-1)!))) kept.pop();
  const first = kept.findIndex((line) => !quoted(line) && !blank(line));
  const leads = kept.slice(0, first).some(quoted);
  // One quotation above all one's words is the whole of the earlier mail; of several, each is answered.
  return leads && !kept.slice(first).some(quoted) ? kept.slice(first) : kept;
}

/** Without the lines that say who wrote; with what follows one, where nothing there is one's own. */
function withoutAttributions(lines: readonly string[]): string[] {
  const kept: string[] = [];
  const lastQuoted = lines.findLastIndex(quoted);
  for (let at = 0; at < lines.length; at += 1) {
    const count = attributionAt(lines, at);
    if (count === 0) {
      kept.push(lines[at]!);
      continue;
    }
    if (lastQuoted < at + count) return kept;
    at += count - 1;
  }
  return kept;
}

const devices = [
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

const longestDesk = 10;

function withoutSignature(lines: readonly string[]): string[] {
  const kept = [...lines];
  // RFC 3676, 4.3. Without its space a rule of Markdown looks the same, so that it has to be near the end.
  const exact = kept.indexOf('-- ');
  const short = kept.findLastIndex((line, i) => line === '--' && blank(kept[i - 1] ?? ''));
  if (exact >= 0) kept.length = exact;
  else if (short >= 0 && kept.length - short <= longestDesk) kept.length = short;
  while (kept.length > 0 && isDevice(kept.at(-1)!)) kept.pop();
  return kept;
}

function isDevice(line: string): boolean {
  return blank(line) || devices.some((device) => line.length <= 200 && device.test(line));
}
