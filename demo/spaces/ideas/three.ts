import type { DemoEntry } from '../../types.ts';

export const ideasThree: DemoEntry[] = [
  {
    key: 'ideas-day-on-the-line',
    kind: 'post',
    by: 'joao',
    daysAgo: 246,
    title: 'Everybody who designs, sells or codes a thing should build one, start to finish',
    body: `I propose that each of the 31 people who do not work in the factory build one sensor per year. A whole one, from the empty housing to the calibration label, in about seven hours, with one of us beside.

Why I ask:

1. The cable gland needs three hands. I've written that in four reports. I believe that Wren read them, and I believe that on the day she has to hold it herself it will be two hands by Christmas.
2. We hear "can you just". After one day nobody says *just*.
3. We are five. We would like to know you.

What it costs us: with a guest beside me I make six a day and not nine. 31 guests are 93 sensors, or two weeks of one bench. Carla says yes if the spring orders are out.

The sensor that you built carries your initials inside the lid, and we look every quarter how it's doing in the world.`,
    tags: ['factory', 'ways-of-working', 'improvement'],
    comments: [
      {
        by: 'wren',
        after: 0.05,
        body: 'I read all four. I also drew a fix after the second and it is in a folder called "next revision", where it has company. Put me down for the first day.',
      },
      {
        by: 'ada',
        after: 0.1,
        body: "Second. I've written the firmware for eight years and never closed a lid.",
      },
      {
        by: 'tomas',
        after: 0.2,
        body: 'My people sell in nine countries. Flying somebody in to turn screws for a day is 600 euro with the bed. I am for it in spirit, and would like to see it paid from something other than my travel.',
      },
      {
        by: 'greta',
        after: 0.3,
        body: 'They are here for the spring meeting anyway. Stay a day longer: one bed, 90 euro.',
        replyTo: 2,
      },
      {
        by: 'tomas',
        after: 0.35,
        body: 'Then I have run out of excuses. Not on a Friday.',
        replyTo: 3,
      },
      {
        by: 'bao',
        after: 0.4,
        body: 'What do cloud people learn from a gland? I ask seriously. A day of mine in the data would save João more than a day of mine at his bench.',
      },
      {
        by: 'joao',
        after: 0.5,
        body: 'Maybe. Do you know how we type the serial number?',
        replyTo: 5,
      },
      { by: 'bao', after: 0.55, body: 'I assume you scan it.', replyTo: 6 },
      {
        by: 'joao',
        after: 0.6,
        body: 'The scanner is for boxes. On the bench we type 14 digits with gloves on into your page, which forgets them if I press Enter. I press Enter about six times a day.',
        replyTo: 7,
      },
      { by: 'bao', after: 0.7, body: 'I take it all back. Which week?', replyTo: 8 },
      {
        by: 'aisha',
        after: 0.8,
        body: 'That page is mine. Enter submits the *search* form, which is above yours, and reloads. I am fixing it now and would still like to come.',
        replyTo: 8,
      },
      {
        by: 'aisha',
        after: 1.2,
        body: 'Fixed and live. It also remembers half-typed serials now.',
        replyTo: 10,
      },
      {
        by: 'nuno',
        after: 1.4,
        body: 'It is true. I pressed Enter four times for pleasure.',
        replyTo: 11,
      },
      {
        by: 'dmitri',
        after: 1.6,
        body: 'A caution. A sensor assembled by an untrained person is, under our own quality manual, not releasable. Chapter 6: "only persons qualified for the operation". Do not let us find this out in the audit.',
      },
      {
        by: 'halima',
        after: 1.8,
        body: 'Then the guest does the step and the qualified person signs that they watched each one. We do precisely so with apprentices.',
        replyTo: 13,
      },
      {
        by: 'dmitri',
        after: 1.9,
        body: 'Apprentices are named in 6.4. I would add "and colleagues on instruction". Two words, by the new way, eleven minutes.',
        replyTo: 14,
      },
      {
        by: 'carla',
        after: 2.1,
        body: 'Signed by me and Halima. Twelve minutes, I was looking for a pen.',
        replyTo: 15,
      },
      {
        by: 'pavel',
        after: 2.5,
        body: 'Are the initials wise? When my sensor dies in the Elbe, I get the telegram?',
      },
      { by: 'joao', after: 2.6, body: 'You do. We get one for every one, Pavel.', replyTo: 17 },
      {
        by: 'yara',
        after: 3,
        body: "May I film hands? Only hands. I have been trying to explain to a customer why a 'small change' isn't.",
      },
      {
        by: 'beatriz',
        after: 3.2,
        body: 'Mine yes. I have a plaster on the left thumb until Wednesday.',
        replyTo: 19,
      },
      {
        by: 'wren',
        after: 9,
        body: `I built mine yesterday. 8 h 40, number 25-0311, initials under the desiccant. What I learnt, in order of shame:

- The gland needs **four** hands if you are left-handed.
- The O-ring groove can't be seen from where you stand. You do it by feel. I drew it from above, on a screen, at 400 %.
- Screw 6 is under the cable. It has always been under the cable. I put it there.
- Beatriz knows from the *sound* of the stirrer whether the bath is stable.

Gland and screw 6 will be in the next housing order, no "next revision" folder. I owe the line a keg.`,
      },
      { by: 'joao', after: 9.2, body: 'Of what?', replyTo: 21 },
      {
        by: 'wren',
        after: 9.3,
        body: 'Whatever five people and a violin maker drink.',
        replyTo: 22,
      },
      {
        by: 'ada',
        after: 12,
        body: 'Built. The LED that I blink to say "self test passed" is invisible once the lid is on. In eight years no one told me; they hold a mirror. It blinks *before* the lid now.',
      },
      { by: 'joao', after: 12.1, body: 'We thought that the mirror was the design.', replyTo: 24 },
      {
        by: 'stefan',
        after: 14,
        body: 'I built mine with the parts I bought. Bag of 100 washers: 97. Bag of 100: 99. Bag of 100: 100, and one from another family. A conversation with the washer people follows.',
      },
      {
        by: 'greta',
        after: 15,
        body: 'I was slow and Nuno was kind. Mine took eleven hours over two days, and I now understand why overtime is booked on the day *after* a delivery is promised. Nothing in my reports shows that.',
      },
      {
        by: 'kenji',
        after: 21,
        body: 'In Tokyo I have no line. João, could you send me a kit, and look at me through a camera?',
      },
      {
        by: 'joao',
        after: 21.5,
        body: 'It would be the first that is built at night by our clock. Yes. Nuno packs it, and he will put in 97 washers for realism.',
        replyTo: 28,
      },
      {
        by: 'oliver',
        after: 30,
        body: "Not everybody loves this, so I'll say it. I was clumsy in front of people half my age, it cost me a customer day, and I'm not sure I learnt more than in an hour of watching. I'd make it an invitation.",
      },
      {
        by: 'joao',
        after: 30.4,
        body: 'I was afraid someone would feel so. You are right that "should" is the wrong word in my title. I leave it there so that your comment makes sense, and from today it is an invitation.',
        replyTo: 30,
      },
      {
        by: 'kenji',
        after: 52,
        body: 'It works! 6 h 10, and my daughter held the third hand. Sensor KM-1 is in our bath tub and reports 41.3 °C, slightly cloudy.',
      },
      {
        by: 'beatriz',
        after: 52.2,
        body: 'Please send it to me to be calibrated before you certify the tub.',
        replyTo: 32,
      },
      {
        by: 'ines',
        after: 70,
        body: 'Built mine, number 14 of those who came. Have a look inside the lid of 25-0488 some day, my initials are crooked. I would like this to go on when I am gone.',
      },
      {
        by: 'halima',
        after: 120,
        body: `The first quarter of the guests' sensors:

| | Built by guests | By the line |
| --- | ---: | ---: |
| Sensors | 19 | 611 |
| Failed final test | 3 | 14 |
| Came back within 90 days | 0 | 5 |

Nineteen is too few to say anything about quality. What I can count: 23 changes to housing, software, packing and forms that name a guest's day as their source.`,
      },
      {
        by: 'tomas',
        after: 121,
        body: 'I am one of the three that failed the final test. I had the lid on backwards and was telling a story.',
        replyTo: 35,
      },
    ],
  },
];
