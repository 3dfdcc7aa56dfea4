// The highest series of a selection: a time series whose lines come in the order of their ranks. The same payload.
export { create } from './time-series.js';
