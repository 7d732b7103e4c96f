import http from 'node:http';

/**
 * Answers /health, /readyz, /livez and /metrics; never asks anybody else for the answer, so it
 * stays fast while everything else is broken.
 */
export class Operations {
  #server;

  constructor({config, version, slack, router, metrics}) {
    const pages = {
      '/health': () => [
        slack.status === 'ok' ? 200 : 503,
        'application/json',
        JSON.stringify({
          team: config.team,
          environment: config.environment,
          ...version,
          queueDepth: router.waiting,
          status: slack.status,
          connected: slack.status === 'ok',
        }),
      ],
      '/readyz': () => [slack.status === 'ok' ? 200 : 503, 'text/plain', `${slack.status}\n`],
      '/livez': () => slack.alive
        ? [200, 'text/plain', 'alive\n']
        : [503, 'text/plain', 'no connection\n'],
      '/metrics': async () => [200, 'text/plain; version=0.0.4; charset=utf-8', await metrics.text()],
    };
    this.port = config.port;
    this.#server = http.createServer(async (request, response) => {
      const page = pages[request.url.split('?')[0]];
      const [status, type, body] = page ? await page() : [404, 'text/plain', 'not found\n'];
      response.writeHead(status, {'Content-Type': type, 'Content-Length': Buffer.byteLength(body)});
      response.end(body);
    });
  }

  /** Binds the port and tells which it is. */
  listen() {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.port, () => resolve(this.#server.address().port));
    });
  }

  close() {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
