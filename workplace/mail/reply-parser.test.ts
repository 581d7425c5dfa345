import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseHtmlReply } from './html-reply-parser.ts';
import { parseReply } from './reply-parser.ts';

const reply = 'Into the barrel, I think.\n\nOr over the edge.';

/** What common programs put below an answer, as they write it. */
const textQuotations: Record<string, string> = {
  Gmail: `On Mon, Mar 2, 2026 at 9:14 AM Ada Quill (Hill) <hill@example.org> wrote:

> Where does the rain go?
>
> Into the barrel?`,
  'Gmail, broken over two lines': `On Mon, 2 Mar 2026 at 09:14, Ada Quill of the Works (Hill)
<hill@example.org> wrote:

> Where does the rain go?`,
  'Gmail in German': `Am Mo., 2. März 2026 um 09:14 Uhr schrieb Ada Quill (Hill) <
hill@example.org>:

> Where does the rain go?`,
  'Gmail in French': `Le lun. 2 mars 2026 à 09:14, Ada Quill <hill@example.org> a écrit :

> Where does the rain go?`,
  'Gmail in Spanish': `El lun, 2 mar 2026 a las 9:14, Ada Quill (<hill@example.org>) escribió:

> Where does the rain go?`,
  'Gmail in Italian': `Il giorno lun 2 mar 2026 alle ore 09:14 Ada Quill <hill@example.org> ha
scritto:

> Where does the rain go?`,
  'Gmail in Portuguese': `Em seg., 2 de mar. de 2026 às 09:14, Ada Quill <hill@example.org> escreveu:

> Where does the rain go?`,
  'Gmail in Dutch': `Op ma 2 mrt 2026 om 09:14 schreef Ada Quill <hill@example.org>:

> Where does the rain go?`,
  'Gmail in Japanese': `2026年3月2日(月) 9:14 Ada Quill <hill@example.org>:

> Where does the rain go?`,
  'Apple Mail': `> On 2 Mar 2026, at 09:14, Ada Quill <hill@example.org> wrote:
>
> Where does the rain go?`,
  'Apple Mail, as it quotes now': `On 2 Mar 2026, at 09:14, Ada Quill (Hill) <hill@example.org> wrote:

Where does the rain go?`,
  Thunderbird: `On 3/2/26 09:14, Ada Quill wrote:
> Where does the rain go?
>
> Into the barrel?
`,
  'Thunderbird in German': `Am 02.03.26 um 09:14 schrieb Ada Quill (Hill):
> Where does the rain go?`,
  'Thunderbird in Swedish': `Den 2026-03-02 kl. 09:14, skrev Ada Quill:
> Where does the rain go?`,
  Outlook: `________________________________
From: Ada Quill (Hill) <hill@example.org>
Sent: Monday, March 2, 2026 9:14 AM
To: Ben Oduya <ben@example.org>
Subject: [The yard] Rain

Where does the rain go?`,
  'Outlook on a desk': `From: Ada Quill (Hill) <hill@example.org>
Sent: Monday, 2 March 2026 09:14
To: Ben Oduya <ben@example.org>
Subject: [The yard] Rain

Where does the rain go?`,
  'Outlook in German': `Von: Ada Quill (Hill) <hill@example.org>
Gesendet: Montag, 2. März 2026 09:14
An: Ben Oduya
Betreff: [The yard] Rain

Where does the rain go?`,
  'Outlook in French': `De : Ada Quill <hill@example.org>
Envoyé : lundi 2 mars 2026 09:14
À : Ben Oduya
Objet : [The yard] Rain

Where does the rain go?`,
  'old Outlook': `-----Original Message-----
From: Ada Quill
Where does the rain go?`,
  'a phone': `Sent from my iPhone

> On 2 Mar 2026, at 09:14, Ada Quill <hill@example.org> wrote:
>
> Where does the rain go?`,
  'Outlook on a phone': `Get Outlook for iOS<https://aka.ms/o0ukef>
________________________________
From: Ada Quill <hill@example.org>
Sent: Monday, March 2, 2026 9:14:02 AM
To: Ben Oduya <ben@example.org>
Subject: [The yard] Rain

Where does the rain go?`,
  'a German phone':
    'Von meinem iPhone gesendet\n\n> Am 02.03.2026 um 09:14 schrieb Ada:\n>\n> Rain?',
  'a French phone': 'Envoyé de mon iPhone',
  'a signature': '-- \nBen Oduya\nWorks, Hill',
  'a signature whose space was lost': '--\nBen Oduya\nWorks, Hill',
  nothing: '',
};

describe('of an answer by mail', () => {
  test.each(Object.entries(textQuotations))('what %s puts below is left out', (_, quotation) => {
    expect(parseReply(`${reply}\n\n${quotation}`)).toBe(reply);
    expect(parseReply(`${reply}\r\n\r\n${quotation.replaceAll('\n', '\r\n')}`)).toBe(reply);
  });

  test('a quotation above all of it is left out', () => {
    const above = 'On 3/2/26 09:14, Ada Quill wrote:\n> Where does the rain go?\n> Hm.\n\n';
    expect(parseReply(above + reply)).toBe(reply);
  });

  test('what is answered piece by piece stays, for it says what is meant', () => {
    const pieces = '> Where does the rain go?\n\nOver the edge.\n\n> And then?\n\nInto the pond.';
    expect(parseReply(`On 3/2/26 09:14, Ada Quill wrote:\n${pieces}`)).toBe(pieces);
  });

  test('a rule, a heading, a list of headers and a colon in one’s own words stay', () => {
    const words = [
      '# Rain\n\nOne\n\n---\n\nTwo',
      'Heading\n--\nmore\n'.repeat(6).trim(),
      'From: the hill\nto the pond.',
      'On Monday I wrote:\nnothing at all.',
      'Ada wrote in 2025 that it holds:\n\n- rain\n- snow',
      'Cheers to the barrel!\n\nRegards to the pond, too.',
      'Sent from the roof it falls.\n\nThen it is down.',
    ];
    for (const text of words) expect(parseReply(text)).toBe(text);
  });

  test('a mail that is all quotation has no words', () => {
    expect(parseReply(textQuotations.Thunderbird!)).toBe('');
    expect(parseReply('> Where?\n> There.')).toBe('');
  });

  test('no text makes it fail, take long, or say what was not written', () => {
    const lines = fc.constantFrom(
      ...Object.values(textQuotations).join('\n').split('\n'),
      'a',
      '',
      '> b',
    );
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(lines, { maxLength: 40 }).map((all) => all.join('\n')),
    );
    fc.assert(
      fc.property(text, (words) => {
        const normal = words.replace(/\r\n?/g, '\n');
        for (const line of parseReply(words).split('\n')) expect(normal).toContain(line.trim());
      }),
    );
    const start = performance.now();
    for (const part of [
      'on 1 wrote ',
      'From: x\n',
      'Am 1 schrieb <',
      'On 2026 a wrote on a\n',
      '>\n',
    ])
      parseReply(`${part.repeat(40_000)}:`.slice(0, 400_000));
    expect(performance.now() - start).toBeLessThan(4000);
  });
});

describe('of an HTML mail', () => {
  const said = '<div>Into the <b>barrel</b>.</div><ul><li>rain</li></ul>';
  const markdown = 'Into the **barrel**.\n\n- rain';
  const quotations: Record<string, string> = {
    Gmail: `<br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Mon, Ada wrote:<br></div><blockquote class="gmail_quote">Rain?</blockquote></div>`,
    'Apple Mail': `<div><br><blockquote type="cite"><div>On 2 Mar 2026, at 09:14, Ada wrote:</div>Rain?</blockquote></div>`,
    Outlook: `<div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>From:</b> Ada<br><b>Sent:</b> Monday</div><div>Rain?</div>`,
    Thunderbird: `<div class="moz-cite-prefix">On 3/2/26 09:14, Ada wrote:<br></div><blockquote type="cite">Rain?</blockquote><div class="moz-signature">-- <br>Ben</div>`,
  };

  test.each(Object.entries(quotations))('what %s puts below is left out', (_, quotation) => {
    expect(parseHtmlReply(said + quotation).markdown).toBe(markdown);
  });

  test('pictures that stand in it are told from those of a signature', () => {
    const sign = '<div class="gmail_signature"><img src="cid:logo@x"></div>';
    const { markdown, pictures } = parseHtmlReply(`<p>Look:</p><img src="cid:rain@x">${sign}`);
    expect([markdown, [...pictures]]).toEqual(['Look:', ['rain@x']]);
  });

  test('answers between the lines of a quotation are kept with it', () => {
    const { markdown } = parseHtmlReply('<blockquote type="cite"><p>Rain?</p></blockquote><p></p>');
    expect(markdown).toBe('');
    const mixed = parseHtmlReply('<blockquote type="cite"><p>Rain?</p></blockquote><p>Yes.</p>');
    expect(mixed.markdown).toBe('Yes.');
  });
});
