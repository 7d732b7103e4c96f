/** Tosses a coin. */
export default {
  name: 'flip',
  usages: ['!flip - tosses a coin'],
  handle: () => (Math.random() < 0.5 ? 'heads' : 'tails'),
};
