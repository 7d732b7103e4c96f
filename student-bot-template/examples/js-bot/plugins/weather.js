import {field, list} from '../lib/upstream.js';

const SERVICE = 'weather';
const DAYS = /^(.+?)\s+(?:([1-7])|forecast)$/;
const FORECAST_DAYS = '3';
let upstream;

/** Asks the weather service. */
export default {
  name: 'weather',
  usages: [
    '!weather CITY - the weather there now, as in `!weather Oslo`',
    '!weather CITY DAYS - and of the next 1 to 7 days, as in `!weather Oslo 3`',
  ],
  start(tools) {
    upstream = tools.upstream;
  },
  async handle({text, signal}) {
    if (text === '') {
      return 'Usage: !weather CITY, or !weather CITY DAYS';
    }
    const [, city = text, days = FORECAST_DAYS] = DAYS.exec(text) ?? [];
    const question = city === text ? {city} : {city, days};
    const answer = await upstream.get(SERVICE, question, signal);
    return answer === null ? `I know no weather for "${city}".` : report(answer);
  },
};

function report(answer) {
  const of = (part, name) => field(part, SERVICE, name);
  const now = `${of(answer, 'city')}: ${of(answer, 'temperatureCelsius')} °C, ${of(answer, 'conditions')}`;
  const days = list(answer, SERVICE, 'forecast').map(day =>
    `${of(day, 'date')}: ${of(day, 'lowCelsius')} to ${of(day, 'highCelsius')} °C, ${of(day, 'conditions')}`);
  return [now, ...days].join('\n');
}
