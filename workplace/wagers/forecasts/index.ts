export { forecastInput, giveForecast, takeBackForecast } from './forecasting.ts';
export {
  type EndForecast,
  type Foresight,
  fewestResolved,
  getForesight,
  listForecasts,
} from './queries.ts';
export { type Aggregate, fewest } from './rounds.ts';
export type { Bin, Calibration } from './scoring.ts';
