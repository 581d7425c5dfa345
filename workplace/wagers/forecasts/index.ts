export {
  type EndForecast,
  type ForecastAccuracy,
  getForecastAccuracy,
  listForecasts,
  MIN_RESOLVED_ENDS,
} from './forecast-queries.ts';
export { forecastInput, giveForecast, takeBackForecast } from './give-forecast.ts';
export { type ForecastAggregate, MIN_FORECASTERS } from './publishable-aggregate.ts';
export type { Calibration, CalibrationBin } from './scoring.ts';
