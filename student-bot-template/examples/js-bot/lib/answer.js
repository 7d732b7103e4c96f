/** What a person gets for a command; there is always one. `cause` is for the log only. */
const answer = (outcome, text, reactions = [], cause = undefined) =>
  ({outcome, text: String(text), reactions, cause});
const failure = (outcome, plugin, why, cause) =>
  answer(outcome, `⚠ \`${plugin}\` failed: ${why}`, [], cause);

export const ok = reply =>
  typeof reply === 'string' ? answer('ok', reply) : answer('ok', reply.text, reply.reactions);
export const failed = (plugin, cause) => failure('failed', plugin, cause.message, cause);
export const crashed = (plugin, cause) =>
  failure('crashed', plugin, `an unexpected error (${cause?.name ?? typeof cause}).`, cause);
export const broken = plugin => failure('crashed', plugin, "it could not start, see the bot's log.");
export const late = (plugin, seconds) => failure('late', plugin, `it took longer than ${seconds} s.`);
export const stopping = plugin => failure('late', plugin, 'I am being restarted, please ask again.');
export const busy = plugin => answer('busy', `⚠ \`${plugin}\` is busy, please ask again in a moment.`);
export const off = plugin => answer('off', `${plugin} is switched off at the moment.`);
export const unknown = word => answer('unknown', `I do not know "${word}". Try !help.`);
