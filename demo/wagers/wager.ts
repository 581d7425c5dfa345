/** A measure of a sample wager; `dueIn` is in days from the day the demo is made. */
export interface DemoMeasure {
  name: string;
  unit: string;
  direction: 'up' | 'down';
  baseline: number;
  target: number;
  dueIn: number;
  range?: { low: number; high: number };
  source: string;
  reader: string;
  /** When it was what: days before the demo is made, and the value. */
  readings: [daysAgo: number, value: number, note?: string][];
  /** Of one reading, by its place: what it was read as first. */
  corrected?: { at: number; was: number; because: string };
}

export interface DemoQuestion {
  text: string;
  finding?: {
    by: string;
    daysAgo: number;
    answer: 'yes' | 'no' | 'unclear';
    title: string;
    body: string;
  };
  dropped?: { daysAgo: number; reason: string };
}

/** A range of a sample model; `finding` is the place of the question whose finding says it. */
export interface DemoQuantity {
  name: string;
  low: number;
  high: number;
  unit: string;
  shape?: 'normal' | 'lognormal' | 'uniform' | 'exact';
  finding?: number;
}

/** A sample wager, with all that became of it; times are in days before the demo is made. */
export interface DemoWager {
  space: string;
  by: string;
  placed: number;
  title: string;
  body: string;
  because: string;
  belief: string;
  will: string;
  dueIn: number;
  reviewIn: number;
  stake: { amount?: number; currency?: string; days?: number; reputation?: string };
  sponsor?: string;
  champion?: string;
  resolver: string;
  stopRule: string;
  questions: DemoQuestion[];
  model?: number;
  ends?: { title: string; measures: DemoMeasure[] }[];
  worth?: { daysAgo: number; formula: string; unit: string; quantities: DemoQuantity[] };
  signed?: { by: string; daysAgo: number };
  committed?: number;
  /** Who held it how likely that the first end is met. */
  forecasts?: [by: string, probability: number][];
  amended?: { daysAgo: number; reviewIn: number; reason: string };
  closed?: {
    daysAgo: number;
    verdict: 'met' | 'notMet' | 'learned' | 'abandoned';
    title: string;
    learned: string;
    next?: string;
  };
}
