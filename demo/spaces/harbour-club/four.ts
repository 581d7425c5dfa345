import type { DemoEntry } from '../../types.ts';

export const harbourClubFour: DemoEntry[] = [
  {
    key: 'harbour-gasket-recall',
    kind: 'post',
    by: 'tomas',
    daysAgo: 96,
    title: 'We are recalling the lid gasket of 412 level sensors: let us talk about it here',
    body: `Nine months ago we began to buy the lid gasket from a second supplier. Those gaskets are too soft. They stay flat once squeezed, and after some months damp air gets in under the lid.

**Is yours one?** Serials 24-1170 to 24-1581, on the lid's underside and on your invoice. 412 sensors, 31 customers.

**What we send.** A new gasket, a desiccant bag, a T20 bit and a sheet, within ten working days, free. If you'd rather not open a lid we come, or swap the sensor.

**What to do today.** Nothing, unless it stands where it can be submerged. Then write to Rafael this morning.

**What we don't know.** How many are wet already, and why seven months passed between the first odd message and the day we understood it.

Ask here, not by mail, so that everybody gets the same answer. I will close this when the last sensor is accounted for, not when we are tired of it.`,
    tags: ['recall', 'club'],
    comments: [
      {
        by: 'gunnar',
        after: 0.06,
        body: 'I wrote to you nine days ago about drops under a lid. So it was not my thumb?',
      },
      {
        by: 'tomas',
        after: 0.1,
        body: 'It was not your thumb. Your photo is the reason we opened three from the shelf.',
        replyTo: 0,
      },
      {
        by: 'moana',
        after: 0.3,
        body: 'Eleven of mine are in that range. The one on the fuel berth went mad in autumn, and you swapped it and called it "water ingress, handling". Was that this?',
      },
      {
        by: 'hana',
        after: 0.4,
        body: 'I\'ve just read that ticket again. I wrote it. Yes, it was this, and "handling" was a word I had no evidence for. I\'m sorry.',
        replyTo: 2,
      },
      {
        by: 'ines',
        after: 0.5,
        body: 'I signed the purchase of the cheaper part. The saving was 41 cents each. Nobody in the factory did anything other than what we asked of them, so please aim at me.',
      },
      {
        by: 'leila',
        after: 0.8,
        body: 'Twenty-six here. Nine hang over a river in flood, and no one goes there until it falls. Three weeks, perhaps more. What happens to those nine?',
      },
      {
        by: 'petra',
        after: 0.9,
        body: "We don't send anyone over a flood for a piece of rubber. I'll hold nine exchange units for you, dated, with your name on the crate.",
        replyTo: 5,
      },
      {
        by: 'wren',
        after: 1.1,
        body: "How it fails, for the curious: squeezed by a quarter, a good gasket gives back 85 % of that. These give back about 60. Warm the lid in the sun, cool it in the rain, and the air inside shrinks and sucks. It's less a leak than breathing.",
      },
      {
        by: 'gunnar',
        after: 1.3,
        body: 'Clear. But rubber has a hardness that one measures with a spring and a needle in ten seconds. Who measured?',
        replyTo: 7,
      },
      {
        by: 'halima',
        after: 1.5,
        body: 'No one. I checked the paper that came with the box, which said 60 Shore. I put the needle on five from the shelf: 48 to 52. Incoming inspection is mine, so that is my gap. My guess is that warm sites will look worst.',
        replyTo: 8,
      },
      {
        by: 'stefan',
        after: 1.7,
        body: 'The supplier says the compound was changed "equivalently". I have that in writing now. We are back with the first supplier and I\'ve 2,000 good ones in the hall.',
      },
      { by: 'halima', after: 1.75, body: "All 2,000? I'd like to needle some.", replyTo: 10 },
      { by: 'stefan', after: 1.8, body: 'Take fifty, ten from each of five bags.', replyTo: 11 },
      {
        by: 'dmitri',
        after: 2,
        body: "Formally: with the old gasket, treat the sensor as splash-proof, not submersible. The IP68 mark is suspended for this range until the new gasket is in, and I've told the certifier so before they could ask.",
      },
      {
        by: 'moana',
        after: 2.2,
        body: 'Plain question then. A pilot brings 200 m of ship over the sill on my number. Do I trust the number today?',
      },
      {
        by: 'magnus',
        after: 2.4,
        body: "Yes, with a check. Damp doesn't shift the level; the echo either comes back or it doesn't. Before it dies the reading gets *jumpy*, more than 5 cm between neighbours. Read the staff each time a ship is waiting until yours are changed.",
        replyTo: 14,
      },
      { by: 'moana', after: 2.5, body: 'Staff it is. The night man is thrilled.', replyTo: 15 },
      {
        by: 'ngozi',
        after: 3.1,
        body: "And for the fairway I've put two loan units on tonight's flight. Kits: 190 packed. For Morocco I need somebody who knows which customs code makes a gasket a gasket and not a gift.",
      },
      {
        by: 'leila',
        after: 3.3,
        body: '4016.93, and write "replacement under warranty, no commercial value" in French. "Gift" costs us eleven days, ask the wedding cups.',
        replyTo: 17,
      },
      {
        by: 'elif',
        after: 4,
        body: 'The sheet is attached to the kit and here: <https://docs.example.org/lid-kit>. Nine pictures, 38 words. Tell me which picture lies.',
      },
      {
        by: 'callum',
        after: 4.2,
        body: 'Picture 4. It shows grease. This gasket is silicone and silicone grease makes it swell: fit it dry.',
      },
      { by: 'moana', after: 4.4, body: "Ah. Kits came early and I've greased two." },
      {
        by: 'wren',
        after: 4.5,
        body: 'No harm if you catch it within a week: wipe, wash with dish soap, dry, refit. Two fresh ones are coming anyway.',
        replyTo: 21,
      },
      {
        by: 'elif',
        after: 4.6,
        body: 'Picture 4 is corrected, the sheet says "version 2, DRY" in red, and 190 kits are being reopened. Thank you for looking.',
        replyTo: 20,
      },
      {
        by: 'gunnar',
        after: 5.2,
        body: 'I have a thought. The board has a temperature chip, of which I found the data sheet. It measures also **humidity**. Do you read it?',
      },
      {
        by: 'kenji',
        after: 5.4,
        body: 'Goodness. We read temperature from it and throw the other half away. It has been there for four years.',
        replyTo: 24,
      },
      { by: 'gunnar', after: 5.5, body: 'Then each sensor knows already whether it is wet.' },
      {
        by: 'lucia',
        after: 5.7,
        body: "And asking costs nothing: the chip gives both in one reading. 0.02 % of a year's battery, if we ask once a day.",
        replyTo: 26,
      },
      {
        by: 'pavel',
        after: 5.9,
        body: 'The catch is getting the question to them. There is a service command that reads any register; I can send it to about 60 sensors an hour without annoying the gateways. All 412 in a night.',
      },
      {
        by: 'ada',
        after: 6.3,
        body: "Please not 412 first. Five on our roof, then Gunnar's six if he agrees, then everybody. I've seen a harmless command before.",
      },
      { by: 'gunnar', after: 6.4, body: 'I agree. I also wait by the telephone.', replyTo: 29 },
      {
        by: 'kenji',
        after: 7.1,
        body: 'Roof: five of five. Akranes: six of six, between 34 and 88 %. Gunnar, which one is the 88?',
      },
      {
        by: 'gunnar',
        after: 7.3,
        body: 'It is the one with the drops. I did not tell you which. I wanted to see if it works.',
        replyTo: 31,
      },
      {
        by: 'bao',
        after: 8.2,
        body: 'The whole fleet was asked last night and 351 answered. Below 50 %: 268. From 50 to 80: 46. **Above 80: 37.** Every customer has a list of their own by mail now, wettest first.',
      },
      {
        by: 'petra',
        after: 8.4,
        body: "That turns my month round. We were going by postcode; now it's 37 first. Ximena goes to Napier, Callum to the Humber, I take the Baltic.",
      },
      {
        by: 'leila',
        after: 8.6,
        body: 'The nine above the flood: all under 45. I slept for the first time this week. @gunnar, I owe you a lamb.',
      },
      {
        by: 'sunniva',
        after: 9.5,
        body: "A caution from the climate chamber. A dry sensor carried from cold into sun shows 80 % for an hour. So I'd ask at night, twice, and believe only the lower. With that rule the 37 become 33.",
      },
      {
        by: 'gunnar',
        after: 9.8,
        body: 'And the 61 who did not answer? The dead are also silent.',
      },
      {
        by: 'finn',
        after: 10.2,
        body: "That was the right thing to worry about. 22 run firmware that doesn't know the command, 14 are behind a gateway that was off, 25 haven't spoken for over a month. Those 25 are now treated as wet.",
        replyTo: 37,
      },
      {
        by: 'oliver',
        after: 11.4,
        body: "Twelve of the 25 are in a cupboard in Rostock, still boxed. They're in perfect health.",
      },
      {
        by: 'noor',
        after: 12.3,
        body: 'Eight more are in Chittagong, taken down for dredging. The storeman read me every serial over the telephone, twice. Five left.',
      },
      {
        by: 'nuno',
        after: 13,
        body: "I have to say something. Thirty kits of Thursday's went out without a desiccant bag. I ran out, meant to come back and did not. They are numbers 231 to 260.",
      },
      {
        by: 'joao',
        after: 13.1,
        body: "I packed beside him and didn't see it either. Thirty bags are in the post today; if yours is in that range wait for it before you close the lid.",
        replyTo: 41,
      },
      {
        by: 'moana',
        after: 14.6,
        body: "Mine's 244 and thanks to Nuno I knew before I'd opened it. That is how you do it. Nine lids so far, eleven minutes each in a flat calm.",
      },
      {
        by: 'rafael',
        after: 20,
        body: 'Count today: 309 changed, 41 kits delivered and waiting, 57 on the way or to be visited, 5 not found. 33 wet ones: all changed, eight with a damaged board, replaced.',
      },
      {
        by: 'mireille',
        after: 22.4,
        body: 'Of the 41 waiting, 29 lie in a purchasing department. Where we addressed the parcel to a person by name, the lid was closed after four days in the median; to a firm, nineteen. Please send us names.',
        replyTo: 44,
      },
      {
        by: 'leila',
        after: 26.5,
        body: 'The river has gone down. The nine are done, by four men and a goat who watched.',
      },
      {
        by: 'gunnar',
        after: 27.3,
        body: 'My own are finished. Now the last question, and I ask it kindly: what will stop the next gasket? A needle catches rubber. The next time it will be a screw, or a glue.',
      },
      {
        by: 'halima',
        after: 28.6,
        body: 'Any part that keeps water out is now on a list of fourteen, and no supplier, paper or price changes one of them without ten pieces on my bench for 1,000 hours. And humidity goes into every message, so the sensors will tell us before you have to.',
        replyTo: 47,
      },
      {
        by: 'ines',
        after: 33.5,
        body: "The five we can't find were sold through a dealer who has closed. Their serials are on our front page, and stay there. To everyone: I expected anger and got a data sheet, a customs code and a corrected picture.",
      },
    ],
    closed: {
      by: 'tomas',
      after: 34,
      outcome: `412 sensors: 398 have the new gasket, 9 were retired, 5 could not be found and are listed on our front page. Eight boards were replaced. No port or utility lost its level for more than a day.

Came out of it: humidity in every message (Gunnar), a dry-fit sheet (Callum), a list of fourteen parts that nobody swaps without 1,000 hours on Halima's bench. Our first sign was seven months old when we understood it; that is the figure to beat.`,
    },
    buildsOn: ['harbour-welcome'],
  },
];
