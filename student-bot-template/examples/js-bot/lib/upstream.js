const LARGEST_ANSWER = 64 * 1024;

/** A command could not be done; the message is one clause that a person may read. */
export class PluginFailure extends Error {}

/**
 * The services the bot depends on: a time-out, but no retry, no cache, no circuit breaker. Those
 * are yours to add.
 */
export class Upstream {
  constructor({upstreamUrl, upstreamTimeoutSeconds}, metrics) {
    this.base = upstreamUrl;
    this.timeoutSeconds = upstreamTimeoutSeconds;
    this.metrics = metrics;
  }

  /**
   * Asks BASE/service?name=value&… for a JSON object; null where the service answers 404. Given up
   * when `signal` says so.
   */
  async get(service, parameters, signal) {
    if (this.base === null) {
      throw new PluginFailure('UPSTREAM_URL is not set.');
    }
    const url = `${this.base}/${service}?${new URLSearchParams(parameters)}`;
    let outcome = 'error';
    try {
      // TIME-OUT of one call: shorter than the command's, so that people learn whose fault it was.
      const timeout = AbortSignal.timeout(this.timeoutSeconds * 1_000);
      const response = await fetch(url, {
        redirect: 'manual', signal: signal ? AbortSignal.any([signal, timeout]) : timeout});
      outcome = String(response.status);
      if (!response.ok) {
        await response.body?.cancel();
        if (response.status === 404) {
          return null;
        }
        throw new PluginFailure(`the ${service} service answered ${response.status}.`);
      }
      const answer = parse(await textOf(response));
      if (answer === null) {
        outcome = 'unreadable';
        throw unreadable(service);
      }
      return answer;
    } catch (error) {
      if (error instanceof PluginFailure) {
        throw error;
      }
      if (error.name === 'TimeoutError') {
        outcome = 'timeout';
        throw new PluginFailure(
          `the ${service} service did not answer within ${this.timeoutSeconds} s.`, {cause: error});
      }
      outcome = 'unreachable';
      throw new PluginFailure(`the ${service} service cannot be reached.`, {cause: error});
    } finally {
      this.metrics.dependencies.inc({dependency: service, outcome});
    }
  }
}

/** A text or number of an answer, as the service wrote it. */
export function field(answer, service, name) {
  const value = answer?.[name];
  if (typeof value !== 'string' && typeof value !== 'number') {
    throw unreadable(service);
  }
  return value;
}

/** The elements of a list in an answer; none, where the answer has no such list. */
export function list(answer, service, name) {
  const value = answer[name] ?? [];
  if (!Array.isArray(value)) {
    throw unreadable(service);
  }
  return value;
}

const unreadable = service =>
  new PluginFailure(`the ${service} service sent an answer I cannot read.`);

function parse(text) {
  try {
    const answer = JSON.parse(text);
    return answer !== null && typeof answer === 'object' && !Array.isArray(answer) ? answer : null;
  } catch {
    return null;
  }
}

/** No more than the largest answer: a service that sends without end must not fill the memory. */
async function textOf(response) {
  const parts = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    parts.push(part);
    size += part.length;
    if (size > LARGEST_ANSWER) {
      break;
    }
  }
  return Buffer.concat(parts).toString('utf8', 0, LARGEST_ANSWER);
}
