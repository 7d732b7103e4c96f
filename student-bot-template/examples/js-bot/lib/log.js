// One JSON object on one line for each event; tokens are blotted out wherever they come from.
const TOKEN = /(xox[a-z]|xapp|xoxe\.xox[a-z])-[A-Za-z0-9-]+|\bbearer [A-Za-z0-9._~+/-]+/gi;
const FRAMES = 12;

/** The text without tokens. */
export function redact(text) {
  return String(text).replace(TOKEN, '***');
}

function write(level, message, fields = {}) {
  const line = {ts: new Date().toISOString(), level, msg: redact(message)};
  for (const [name, value] of Object.entries(fields)) {
    if (value instanceof Error) {
      line[name] = redact(`${value.name}: ${value.message}`);
      line.stack = redact((value.stack ?? '').split('\n').slice(1, FRAMES).map(s => s.trim()).join(' '));
    } else {
      line[name] = typeof value === 'number' || typeof value === 'boolean' ? value : redact(value);
    }
  }
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

export const log = {
  info: (message, fields) => write('info', message, fields),
  warn: (message, fields) => write('warn', message, fields),
  error: (message, fields) => write('error', message, fields),
};

/** The SDK's own words: warnings only, because its debug log is noise and we log what matters. */
export const sdkLog = {
  debug() {},
  info() {},
  warn: (...parts) => write('warn', parts.join(' '), {logger: 'slack-sdk'}),
  error: (...parts) => write('warn', parts.join(' '), {logger: 'slack-sdk'}),
  setLevel() {},
  getLevel: () => 'warn',
  setName() {},
};
