import type { DemoEntry } from '../../types.ts';

export const frontDeskTwo: DemoEntry[] = [
  {
    key: 'desk-travel-policy',
    kind: 'post',
    by: 'greta',
    daysAgo: 330,
    title: 'The travel policy on one page: please take it apart before it binds you',
    body: `[The present policy](https://intranet.example.org/travel-2017.pdf) has 23 pages and three annexes. I asked nine people to find out what a hotel in Oslo may cost. Two found it. Both were wrong, because annex B had changed.

Here is a draft that fits on a page. I'd like it broken by those who travel.

## The page

1. **Decide yourself.** Spend as if it were yours and as if I were your aunt.
2. **Trains** up to six hours. Beyond that, fly if you want.
3. **Beds:** up to 140 euro a night, 190 in the places on the list (Oslo, London, Zürich, Reykjavík). Above that, ask anyone in Finance *before*.
4. **Food:** 45 euro a day, no receipts, paid whether you spend it or not.
5. **Hours:** travel counts as work, up to ten hours a day.
6. **After a night flight** the morning is free.
7. **Seats:** economy. If a flight exceeds eight hours and you work the next day, premium.

Whatever isn't here is allowed until somebody shows me why not.`,
    tags: ['travel', 'money'],
    comments: [
      {
        by: 'petra',
        after: 0.05,
        body: 'Six hours of train with two 18 kg cases is not the same as six hours of train. Field people carry. Could number 2 depend on luggage?',
      },
      {
        by: 'greta',
        after: 0.1,
        body: 'Of course. "Trains up to six hours, unless you carry more than one case"?',
        replyTo: 0,
      },
      { by: 'callum', after: 0.15, body: 'My tool case alone counts as three.', replyTo: 1 },
      {
        by: 'wren',
        after: 0.2,
        body: 'Number 4 is lovely and I think it is taxed. In the UK a flat amount above the benchmark scale becomes pay.',
      },
      {
        by: 'teresa',
        after: 0.3,
        body: 'In Portugal too, above a limit that changes every January. In Germany there are two rates, one for the day of leaving and one for the days between. One figure for all cannot be tax-free for all.',
        replyTo: 3,
      },
      {
        by: 'greta',
        after: 0.4,
        body: "I knew that and hoped nobody would say it. Would you all rather have one figure and sometimes a little tax, or the country's own figure and none?",
      },
      {
        by: 'jonas',
        after: 0.45,
        body: 'One figure. I am German and even I do not understand the German ones.',
        replyTo: 5,
      },
      {
        by: 'mireille',
        after: 0.5,
        body: "The country's own. It is 45 today and in three years it'll be 45 still. An official scale rises without anybody having to be brave.",
        replyTo: 5,
      },
      {
        by: 'oliver',
        after: 0.6,
        body: 'Mireille has it. The mileage rate has not moved since I had hair.',
        replyTo: 7,
      },
      {
        by: 'ximena',
        after: 0.8,
        body: 'Hotels: in Antofagasta during the mining fair nothing exists under 260. I slept in the van in year one. The list should be about *when* and not only *where*.',
      },
      {
        by: 'ngozi',
        after: 0.9,
        body: 'Lagos is the same in any week with a minister in it.',
        replyTo: 9,
      },
      {
        by: 'greta',
        after: 1,
        body: "You slept in the van? Please never do that again, and please claim for it. I don't know how, but claim.",
        replyTo: 9,
      },
      {
        by: 'tomas',
        after: 1.1,
        body: 'Number 1 will be quoted at me by every account manager with a taste for seafood. What does your aunt think of lunch with a customer?',
      },
      {
        by: 'greta',
        after: 1.15,
        body: 'My aunt ran a trawler out of Lysekil. She thinks lunch with a customer is fine if you come home with an order one time in five.',
        replyTo: 12,
      },
      { by: 'oliver', after: 1.2, body: "I'd like that ratio framed.", replyTo: 13 },
      {
        by: 'kenji',
        after: 1.3,
        body: 'Number 7. Tokyo to Lisbon takes 17 to 20 hours with a change, but no single *flight* may exceed eight. By the letter I fly economy for 20 hours. By the spirit?',
      },
      { by: 'greta', after: 1.4, body: 'By the spirit, "journey". Changed.', replyTo: 15 },
      { by: 'hana', after: 1.45, body: 'On behalf of my knees: thank you.', replyTo: 16 },
      {
        by: 'bao',
        after: 1.6,
        body: "A sum, since nobody has made one. We were 61 person-trips last year. If a third become premium at about 400 euro more, that's 8,000 a year. The policy's 23 pages cost more than that in people asking Teresa.",
      },
      {
        by: 'teresa',
        after: 1.7,
        body: 'Last year I answered 212 questions on travel. At seven minutes each that is 25 hours. It felt like more.',
        replyTo: 18,
      },
      {
        by: 'dmitri',
        after: 1.9,
        body: 'Number 5: "up to ten hours a day" contradicts number 6. If I fly at night I have travelled on two calendar days. Which day has the ten?',
      },
      {
        by: 'sam',
        after: 2,
        body: 'The day on which you would be cross. More formally: a journey belongs to the day it starts, and hours beyond ten come back as time off. I checked that against the working-time rules of seven countries and it is never *worse* than the law.',
        replyTo: 20,
      },
      {
        by: 'dmitri',
        after: 2.1,
        body: '"The day on which you would be cross" is better drafted than most standards I read.',
        replyTo: 21,
      },
      {
        by: 'pavel',
        after: 2.3,
        body: 'Nobody has mentioned that one can *not go*. Of my nine trips last year four were meetings at which I said two sentences.',
      },
      {
        by: 'magnus',
        after: 2.4,
        body: 'I was at one of those. Your second sentence saved us a re-spin of the antenna.',
        replyTo: 23,
      },
      { by: 'pavel', after: 2.5, body: 'Granted. The other three then.', replyTo: 24 },
      {
        by: 'ada',
        after: 2.7,
        body: "A line before line 1, then: *Does anyone need to be there?* I'd rather have it as a question than a rule.",
      },
      {
        by: 'noor',
        after: 3,
        body: 'My customers decide over tea in their own office, third visit. A policy that begins by doubting the trip will be used against those of us whose trips look like nothing for two years.',
        replyTo: 26,
      },
      {
        by: 'ada',
        after: 3.1,
        body: "That's fair. I was thinking of engineers visiting engineers. I withdraw the line and keep the question for myself.",
        replyTo: 27,
      },
      {
        by: 'yara',
        after: 3.4,
        body: 'From São Paulo every trip is long. What I would love is a **rest day that may be spent where I land**, since a hotel is cheaper than me being useless in a workshop.',
      },
      {
        by: 'greta',
        after: 3.6,
        body: 'Into number 6: "After a night flight the morning is free; after more than five time zones, the day."',
        replyTo: 29,
      },
      {
        by: 'carla',
        after: 4,
        body: 'The factory reads this with interest. We do not travel. When a supplier visits we eat with them and pay ourselves, because the form wants a destination. I have been typing "canteen".',
      },
      {
        by: 'greta',
        after: 4.1,
        body: "How long has that been going on? Carla, I'm ashamed. Hosting is number 8: *guests eat on us, whoever sits with them.*",
        replyTo: 31,
      },
      { by: 'joao', after: 4.2, body: 'Since the form.', replyTo: 32 },
      {
        by: 'viktor',
        after: 5,
        body: 'Small thing: no working on passwords, payroll or customer data on a train with somebody behind you. I read a whole tender over a shoulder between Linz and Salzburg. Not ours, and very dull.',
      },
      {
        by: 'elif',
        after: 6,
        body: 'Can the page be read aloud? I tried it on my father. He stumbled at number 3, "above that, ask anyone in Finance before". Before what? Put *before you book*.',
      },
      {
        by: 'ruth',
        after: 7,
        body: `Where I come down, having paid for most of these trips:

- figures by country, from the official scales, looked up and not printed (Mireille's argument)
- beds: the list by place, plus "fair weeks: book what exists, tell us after"
- carrying counts against trains
- no pre-approval of trips at all; one page each quarter that shows who went where and what came of it

The last point is how I'd answer Pavel. We don't forbid dull meetings, we let everyone see them.`,
      },
      {
        by: 'tomas',
        after: 7.2,
        body: 'A page that shows what came of it will shorten my sales trips faster than any rule.',
        replyTo: 36,
      },
      { by: 'noor', after: 7.5, body: 'With a column "too early to say", please.', replyTo: 36 },
      { by: 'ruth', after: 7.6, body: 'Agreed, and with no shame in ticking it.', replyTo: 38 },
      {
        by: 'greta',
        after: 12,
        body: `Second draft is below the first in the edit history, eight lines now. Changed because of you: luggage, "journey", country scales, fair weeks, the day after five zones, guests, and *before you book*. Not changed: economy for short flights (three people wrote to me privately, and I'd rather they had argued here).`,
      },
      {
        by: 'stefan',
        after: 12.3,
        body: 'I was one of the three. My argument was "I am tall". I see that it does not gain by publication.',
        replyTo: 40,
      },
      {
        by: 'ines',
        after: 13,
        body: 'Sign it, Greta. And print the 23 pages once more, so that I can put them in the stove at the harvest supper.',
      },
    ],
    closed: {
      by: 'greta',
      after: 30,
      outcome:
        'In force. 23 pages became eight lines; 17 people wrote two thirds of them. To be looked at again when travel has cost 10 % more or less than in the year before.',
    },
  },
];
