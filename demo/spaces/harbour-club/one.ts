import type { DemoEntry } from '../../types.ts';

export const harbourClubOne: DemoEntry[] = [
  {
    key: 'harbour-welcome',
    kind: 'post',
    by: 'tomas',
    daysAgo: 398,
    title: 'Come in, the kettle is on: what this place is for',
    body: `Until last week a customer who had a question wrote to support, and the answer went to one inbox. The next harbour asked the same thing a month later. I counted: *how do I mount it on a pile that moves* was asked eleven times last year, and we gave four different answers.

So this is open. Anyone can read it, our customers can write in it, and the people who design and solder the things answer under their own names.

Three habits I would like us to keep:

- Say what you saw, then what you think it means.
- If you ask for something, somebody here tells you what became of it. Also when the answer is no.
- Prices and contracts stay in the mail. Everything else may be said aloud.

@moana, @gunnar and @leila, you were kind enough to go first. Please be blunt.`,
    tags: ['club'],
    comments: [
      {
        by: 'moana',
        after: 0.3,
        body: 'Blunt it is: your manual says the bracket takes "five minutes". It takes forty, in a dinghy, with the tide going out. Otherwise hello from Ahuriri, where it is tomorrow already.',
      },
      {
        by: 'elif',
        after: 0.7,
        body: 'I wrote that sentence, at a desk. It now says forty and mentions the dinghy.',
        replyTo: 0,
      },
      {
        by: 'gunnar',
        after: 1.2,
        body: 'Does "anyone can read it" include your competitors? I do not mind, I only want to know before I post a graph of our reservoir.',
      },
      {
        by: 'tomas',
        after: 1.4,
        body: 'It does. If a graph would embarrass you, crop the axis or send it to Hana. I would rather you left the axis on.',
        replyTo: 2,
      },
      {
        by: 'leila',
        after: 3.1,
        body: 'I will write in English with some French falling into it. Correct my water terms, please, not my commas.',
      },
    ],
  },
  {
    key: 'harbour-wish-list',
    kind: 'post',
    by: 'tomas',
    daysAgo: 372,
    title: 'What you asked for at the open day, and who has it now',
    body: `Thirty-one slips of paper went into the fish crate. Nine said the same thing about the mounting bracket. Here is the rest, boiled down, each with a name that you may pester.

| Wish | From | With whom | State |
| --- | --- | --- | --- |
| Silence an alarm while dredging | Ahuriri | @aisha | being drawn |
| Quick guide in French and Arabic | Sebou | @elif | wants a proofreader |
| Batteries that survive a valve chamber | Akranes | @lucia | measuring |
| A wiper that does not eat its own blade | four ports | @wren | prototype in the tank |
| Prices on the web site | anonymous, underlined twice | me | no, and I'll say why to anyone who rings |
| A mug | Akranes | me | in the post |

I will come back to this table every three months or so. If I don't, quote this sentence at me.`,
    tags: ['wishes', 'club'],
    comments: [
      {
        by: 'wren',
        after: 0.2,
        body: 'Wiper: the prototype has done 41,000 strokes and the blade looks like chewed liquorice. Next one is a stiffer compound.',
      },
      {
        by: 'moana',
        after: 0.9,
        body: 'You left out my second slip. "Tell me when a sensor is *boring*." I mean it. I want one line a day that says nothing happened.',
      },
      {
        by: 'yara',
        after: 1.3,
        body: "I kept that slip, it's on the wall above my screen. Nobody in the room understood it, including me, so I'd like to ring you about it.",
        replyTo: 1,
      },
      {
        by: 'oliver',
        after: 2.6,
        body: "The underlined one about prices came from a man in a yellow cap who also ate most of the sardines. I'll talk to him.",
      },
      {
        by: 'gunnar',
        after: 24,
        body: 'The mug has arrived. The handle has arrived too, separately. @tomas does your packaging pass the drop test?',
      },
      {
        by: 'tomas',
        after: 24.3,
        body: "I'm told the mug was never in scope of the drop test. Second mug on its way, wrapped by Ngozi, who was insulted.",
        replyTo: 4,
      },
    ],
    closed: {
      by: 'tomas',
      after: 61,
      outcome:
        'All six lines got an answer: two shipped, two in work with dates, one refused with a reason, one mug delivered with its handle in a separate bag.',
    },
  },
  {
    key: 'harbour-q-antenna',
    kind: 'question',
    by: 'gunnar',
    daysAgo: 351,
    title: 'How high must an antenna stand when the snow will be two metres?',
    body: `Reservoir above Akranes, gateway 3.4 km away in sight of the mast. In summer the messages arrive at about −98 dBm and we lose perhaps one in four hundred. Last winter a drift covered the lid and the antenna from week 3 to week 9, and we lost four of ten.

I can raise the antenna on a pole, but the pole will collect ice and then wind. Is there a height where more does not help? And does dry snow really matter, or was it the crust?`,
    tags: ['radio', 'installation'],
    comments: [
      {
        by: 'pavel',
        after: 0.4,
        body: 'Dry snow is nearly transparent at 868 MHz, a decibel or two for your two metres. Wet snow and the refrozen crust are the thieves: I\'ve measured 11 dB through 30 cm of spring slush. What you probably also lost was the ground plane, because the snow lifts "ground" up around the whip.',
      },
      {
        by: 'gunnar',
        after: 0.8,
        body: 'The bad weeks were the mild ones. That fits you, not me. I had blamed the cold.',
        replyTo: 0,
      },
      {
        by: 'pavel',
        after: 1.1,
        body: "Then: whip at 2.6 m, on a fibreglass tube and not on steel, with the last 40 cm of cable taped so that it can't slap. Above 3 m you gain under 1 dB on your path and double the bending moment. Set the spreading factor to 10 from first frost to thaw; it costs about 7 % of the battery per winter.",
      },
      {
        by: 'callum',
        after: 1.5,
        body: 'Fibreglass chimney-sweep rods are cheap, black, and made for weather. Ask me how I know.',
      },
      {
        by: 'gunnar',
        after: 39,
        body: 'Mild week, 5 °C, rain on snow: 3 lost of 672. The chimney rods make my colleagues laugh, which is also a benefit.',
      },
    ],
    accepted: 2,
  },
  {
    key: 'harbour-report-seiche',
    kind: 'post',
    by: 'moana',
    daysAgo: 330,
    title: 'One winter of the inner basin: it breathes every 23 minutes',
    body: `We put four sensors around the inner basin because the log-ship pilots kept saying the water "goes funny" before a southerly. It does. Between 2 and 3 hours ahead of the wind change, all four show a swing of 6 to 11 cm with a period close to 23 minutes, and the two ends of the basin move against each other.

I am a harbour master, not an oceanographer, so this is what I did about it: when the swing passes 8 cm, nobody berths at No. 4 without a second line. We did that nine times. In the year before we parted three lines at that berth; this winter none. I don't claim cause. Nine is a small number and the crew knew they were watched.

What I'd like from you lot: somebody to tell me if 23 minutes is a sensible number for a basin 1.1 km long and about 9 m deep, or whether my sensors made it up.`,
    tags: ['field-report', 'data'],
    comments: [
      {
        by: 'magnus',
        after: 0.6,
        body: "For a closed basin the first mode is 2L/√(gh). With your figures that's 2 × 1100 / √(9.81 × 9) ≈ 234 s, so just under four minutes. Twenty-three is far too slow for the basin on its own. I think you are seeing the *bay* and your basin is riding on it through the entrance.",
      },
      {
        by: 'moana',
        after: 0.9,
        body: 'So the sensors are honest and my story was wrong. Then why do the two ends move against each other?',
        replyTo: 0,
      },
      {
        by: 'magnus',
        after: 1.4,
        body: "Clocks. If two gateways stamp the message on arrival, a retry can shift one end by minutes. Could you send me a week raw, with the sensor's own time rather than the gateway's?",
        replyTo: 1,
      },
      {
        by: 'bao',
        after: 2.2,
        body: "I looked, with permission. Two of the four sent through the north gateway, whose clock was 9 min 40 s slow from the day it was installed. Our fault: the time server's name had a typo and it failed quietly. Fixed, and the old data is corrected with a note beside it.",
      },
      {
        by: 'moana',
        after: 2.5,
        body: "Well. I've been standing at the window telling pilots that the basin tilts.",
        replyTo: 3,
      },
      {
        by: 'magnus',
        after: 5,
        body: 'With the clocks right, all four go up and down together, 22.8 minutes, and the swing still leads the wind by two hours. The better half of your finding stands, and the second line at berth 4 with it.',
      },
    ],
  },
  {
    key: 'harbour-q-datum',
    kind: 'question',
    by: 'leila',
    daysAgo: 305,
    title: 'Is the level we receive above the sea, above the sensor, or above what?',
    body: `At Kénitra we have two of your sensors and three of another make. When we put them in one chart the lines are apart by 4.17 m, 0.3 m and a figure that changes. The guide uses *level*, *stage* and *height* as if they were brothers.

For a flood warning we publish in NGM (the Moroccan general levelling). What must I type, and where, so that the number on the screen is the number in the bulletin?`,
    tags: ['data', 'documentation'],
    comments: [
      {
        by: 'hana',
        after: 0.5,
        body: "They are not brothers, sorry. The sensor measures **distance** down to the water. *Stage* is that distance subtracted from the height of the sensor over the staff's zero. *Level* is stage plus the staff's height in your national datum.",
      },
      {
        by: 'hana',
        after: 0.6,
        body: `So, two numbers per site, under Site → Reference:

1. \`sensor_above_staff_zero\`, in metres, measured with a tape on the day.
2. \`staff_zero_in_datum\`, from your surveyor, with the datum's name as text: \`NGM\`.

Leave the second blank and the screen says "stage". Fill it in and the word changes to "level (NGM)". If the word isn't there, don't publish it.`,
      },
      {
        by: 'leila',
        after: 1.3,
        body: 'Done in ten minutes. 4.17 was the staff zero. 0.3 was a tape held by a tall man. The figure that changes is the other make, so it is not your sorrow.',
        replyTo: 1,
      },
      {
        by: 'elif',
        after: 2,
        body: 'The guide now has one page with a drawing, a tape and the three words, and none of them is used for another. Thanks to Leila for the family metaphor, which I stole.',
      },
    ],
    accepted: 1,
    closed: { by: 'leila', after: 2.4 },
  },
];
