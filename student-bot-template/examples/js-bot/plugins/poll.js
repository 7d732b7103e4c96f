const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
// Slack's own clients turn straight quotes into curly ones.
const QUOTED = /["“”]([^"“”]+)["“”]/g;

/** Asks a question people answer with a reaction. */
export default {
  name: 'poll',
  usages: ['!poll "QUESTION" "CHOICE" "CHOICE" - two to nine choices'],
  handle({text}) {
    const [question, ...choices] = [...text.matchAll(QUOTED)]
      .map(found => found[1].trim())
      .filter(part => part !== '');
    if (choices.length < 2 || choices.length > NUMBERS.length) {
      return 'Usage: !poll "QUESTION" "CHOICE" "CHOICE" (two to nine choices)';
    }
    const lines = choices.map((choice, i) => `:${NUMBERS[i]}: ${choice}`);
    return {text: [`*${question}*`, ...lines].join('\n'), reactions: NUMBERS.slice(0, choices.length)};
  },
};
