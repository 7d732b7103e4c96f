import {field} from '../lib/upstream.js';

const SERVICE = 'dictionary';
let upstream;

/** Asks the dictionary service. */
export default {
  name: 'define',
  usages: ['!define WORD - what a word means, as in `!define latency`'],
  start(tools) {
    upstream = tools.upstream;
  },
  async handle({text, signal}) {
    if (text === '') {
      return 'Usage: !define WORD';
    }
    const answer = await upstream.get(SERVICE, {word: text}, signal);
    return answer === null
      ? `I know no definition of "${text}".`
      : `${field(answer, SERVICE, 'word')}: ${field(answer, SERVICE, 'definition')}`;
  },
};
