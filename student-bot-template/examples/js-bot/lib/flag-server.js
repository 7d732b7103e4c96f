const POLL_TIMEOUT_MS = 2_000;
/** A command waits for this, so it is short. */
const ASK_TIMEOUT_MS = 300;

/** Speaks OFREP. */
export class FlagServer {
  constructor({flagsUrl, flagsToken, team, environment}, metrics) {
    this.url = flagsUrl;
    this.token = flagsToken;
    this.context = {targetingKey: `${team}-${environment}`, team, environment};
    this.metrics = metrics;
  }

  /** {body, etag} of all flags for the bot itself, or null if they are as they were at that tag. */
  async all(etag) {
    const headers = etag === null ? {} : {'If-None-Match': etag};
    const response = await this.#post('flags', 'evaluate/flags', this.context, headers, POLL_TIMEOUT_MS);
    return response.status === 304
      ? null
      : {body: await response.text(), etag: response.headers.get('etag')};
  }

  /** One flag for a user; gives up soon. */
  async one(key, user) {
    const context = {...this.context, targetingKey: user};
    const path = `evaluate/flags/${encodeURIComponent(key)}`;
    return (await this.#post('flag', path, context, {}, ASK_TIMEOUT_MS)).json();
  }

  async #post(dependency, path, context, headers, timeout) {
    let outcome = 'io_error';
    try {
      const response = await fetch(`${this.url}/${path}`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          ...(this.token && {Authorization: `Bearer ${this.token}`}),
          ...headers,
        },
        body: JSON.stringify({context}),
        signal: AbortSignal.timeout(timeout),
      });
      outcome = String(response.status);
      if (!response.ok && response.status !== 304) {
        await response.body?.cancel();
        throw new Error(`the flag server answered ${response.status}`);
      }
      return response;
    } finally {
      this.metrics.dependencies.inc({dependency, outcome});
    }
  }
}
