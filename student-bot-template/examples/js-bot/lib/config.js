// Everything the bot reads from its environment, checked once at the start.
const SHORTEST_TOKEN = 16;

/** The configuration and all mistakes in it; none of these texts holds a secret. */
export function readConfig(environment) {
  const mistakes = [];
  const text = (...names) =>
    names.map(name => (environment[name] ?? '').trim()).find(value => value !== '') ?? '';

  function token(name, prefix) {
    const value = text(name);
    if (value === '') {
      mistakes.push(`${name} is not set; it must be a token that starts with ${prefix}`);
    } else if (!value.startsWith(prefix) || value.length < SHORTEST_TOKEN) {
      mistakes.push(
        `${name} is no token: it must start with ${prefix} and have at least ${SHORTEST_TOKEN} characters`);
    } else if (!/^[!-~]+$/.test(value)) {
      mistakes.push(`${name} holds characters no token has; copy it again`);
    }
    return value;
  }

  function url(name) {
    const value = text(name);
    if (value === '') {
      return null;
    }
    const parsed = URL.canParse(value) ? new URL(value) : null;
    if (parsed?.protocol !== 'http:' && parsed?.protocol !== 'https:') {
      mistakes.push(`${name} must be an http:// or https:// address`);
      return null;
    }
    return value.replace(/\/+$/, '');
  }

  function number(name, otherwise, lowest, highest) {
    const value = text(name);
    if (value === '') {
      return otherwise;
    }
    const parsed = /^-?\d{1,9}$/.test(value) ? Number(value) : NaN;
    if (parsed >= lowest && parsed <= highest) {
      return parsed;
    }
    mistakes.push(`${name} must be a whole number from ${lowest} to ${highest}, not "${value}"`);
    return otherwise;
  }

  function flag(otherwise, ...names) {
    const value = text(...names).toLowerCase();
    if (!['', 'true', 'false'].includes(value)) {
      mistakes.push(`${names[0]} must be true or false, not "${value}"`);
    }
    return value === '' ? otherwise : value === 'true';
  }

  function oneOf(name, choices, otherwise) {
    const value = text(name).toLowerCase();
    if (value !== '' && !choices.includes(value)) {
      mistakes.push(`${name} must be ${choices.join(' or ')}, not "${value}"`);
    }
    return choices.includes(value) ? value : otherwise;
  }

  const config = {
    botToken: token('SLACK_BOT_TOKEN', 'xoxb-'),
    appToken: token('SLACK_APP_TOKEN', 'xapp-'),
    slackApiBase: `${url('SLACK_API_BASE') ?? 'https://slack.com/api'}/`,
    team: text('BOT_TEAM') || 'unknown',
    environment: oneOf('BOT_ENVIRONMENT', ['staging', 'production'], 'staging'),
    plugins: text('BOT_PLUGINS', 'LIMBO_PLUGINS').split(',').map(name => name.trim()).filter(Boolean),
    needMention: flag(false, 'BOT_NEED_MENTION', 'LIMBO_NEEDMENTION'),
    flagsUrl: url('FLAGS_URL'),
    flagsToken: text('FLAGS_TOKEN'),
    flagsPollMs: number('FLAGS_POLL_SECONDS', 2, 1, 3_600) * 1_000,
    upstreamUrl: url('UPSTREAM_URL'),
    upstreamTimeoutSeconds: number('BOT_UPSTREAM_TIMEOUT_SECONDS', 3, 1, 300),
    port: number('PORT', 0, 0, 65_535),
    dataDirectory: text('DATA_DIR') || 'data',
    // How often the same command may run at once, and how many more of it may wait.
    workers: number('BOT_WORKERS', 2, 1, 64),
    queue: number('BOT_QUEUE', 16, 1, 10_000),
    commandSeconds: number('BOT_COMMAND_TIMEOUT_SECONDS', 4, 1, 300),
  };
  return {config, mistakes};
}
