const LEADING_MENTION = /^<@([A-Z0-9]+)(\|[^>]*)?>[:,]?/;
const COMMAND = /^(\p{L}[\p{L}\p{N}_-]*)(?:\s+|$)/u;

/** Reads "!word text" and "@bot word text"; null where the message is not for a bot. */
export function ofMessage(message, botUser) {
  const text = unescape(message).trim();
  const mention = LEADING_MENTION.exec(text);
  if (mention?.[1] === botUser) {
    return ofText(text.slice(mention[0].length), true);
  }
  if (!text.startsWith('!')) {
    return null;
  }
  const own = `<@${botUser}>`;
  return text.includes(own) ? ofText(text.replaceAll(own, ''), true) : ofText(text, false);
}

/** Reads what follows /bot; nothing means help. */
export function ofSlash(text) {
  return ofText(unescape(text), true);
}

function ofText(raw, mentioned) {
  const text = raw.trim().replace(/^!/, '');
  if (text === '') {
    return mentioned ? {word: 'help', text: '', mentioned} : null;
  }
  const command = COMMAND.exec(text);
  return command === null
    ? null
    : {word: command[1].toLowerCase(), text: text.slice(command[0].length).trim(), mentioned};
}

/** Slack sends these three characters escaped, and no others. */
function unescape(text) {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Plain text as Slack wants it. */
export function escape(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
