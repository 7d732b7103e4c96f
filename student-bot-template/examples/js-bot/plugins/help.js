let active = () => [];
const lines = plugins => plugins.flatMap(plugin => plugin.usages);

/** Lists what is switched on. */
export default {
  name: 'help',
  usages: ['!help - this list', '!help COMMAND - only that, as in `!help weather`'],
  start(tools) {
    active = tools.active;
  },
  handle({text}) {
    const wanted = text.replace(/^!/, '');
    if (wanted === '') {
      return ['I know these commands:', ...lines(active())].join('\n');
    }
    const found = active().filter(plugin => plugin.name === wanted);
    return found.length === 0
      ? `I know no command "${wanted}".`
      : `So: ${lines(found).join('\n')}`;
  },
};
