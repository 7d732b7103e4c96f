// What the bot can do. A name, and what it makes of the words behind it.
const commands = {
  help: () => `I know ${Object.keys(commands).map(name => `!${name}`).join(', ')}.`,
  ping: () => 'pong',
  flip: (words, random) => (random() < 0.5 ? 'heads' : 'tails'),
  echo: words => words || 'There is nothing to repeat.',
};

/** The answer to a message, or null when it is not for the bot. */
export function answer(text, random = Math.random) {
  const [, name, words] = /^!(\w+)\s*(.*)$/s.exec(text.trim()) ?? [];
  return Object.hasOwn(commands, name ?? '') ? commands[name](words, random) : null;
}
