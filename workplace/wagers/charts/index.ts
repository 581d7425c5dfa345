export { getChartSpan } from './chart-span.ts';
export { type ChartPoint, type FanChart, getFanChart } from './fan-chart.ts';
