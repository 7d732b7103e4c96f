import {ofMessage, ofSlash} from './command-line.js';
import {log} from './log.js';
import {SeenMessages} from './seen-messages.js';

const REMEMBERED_MESSAGES = 2_000;

/** Decides what is answered and where. */
export class Conversation {
  #seen = new SeenMessages(REMEMBERED_MESSAGES);

  constructor({router, flags, outbox, slack, metrics}) {
    Object.assign(this, {router, flags, outbox, slack, metrics});
  }

  /** Acknowledges at once, because Slack delivers again after 3 s; the work comes after. */
  async take({type, body, ack}) {
    try {
      await ack();
    } catch (error) {
      // Slack will deliver it again; the answer goes out now all the same.
      log.warn(`an event could not be acknowledged: ${error.message}`);
    }
    const kind = body?.event?.type;
    if (type === 'events_api' && (kind === 'message' || kind === 'app_mention')) {
      this.metrics.events.inc({type: kind});
      await this.#message(body);
    } else if (type === 'slash_commands' && body.command === '/bot') {
      this.metrics.events.inc({type: 'slash_command'});
      await this.#slash(body);
    }
  }

  async #message({event, event_id: id}) {
    // An edited message, one of a bot or one without words is nothing to answer.
    if (event.bot_id || event.subtype || !event.user || typeof event.text !== 'string') {
      return;
    }
    const command = ofMessage(event.text, this.slack.botUser);
    if (command === null || (!command.mentioned && this.flags.needMention())) {
      return;
    }
    const {user, channel, ts} = event;
    const eventId = id ?? `${channel}/${ts}`;
    if (!this.#seen.isFirst({eventId, channel, ts})) {
      log.info('not answered again', {event_id: eventId});
      return;
    }
    const answer = await this.router.answer(command, {user, channel, eventId});
    if (answer !== null) {
      await this.outbox.post(channel, event.thread_ts ?? ts, answer);
    }
  }

  /** Only the person who wrote a slash command sees the answer, unless others are to react. */
  async #slash(body) {
    const {user_id: user, channel_id: channel, trigger_id: eventId, response_url: url} = body;
    const command = ofSlash(body.text ?? '');
    const answer = command === null
      ? {text: 'I do not understand that. Try /bot help.', reactions: []}
      : await this.router.answer(command, {user, channel, eventId});
    if (answer.reactions.length > 0) {
      await this.outbox.post(channel, undefined, answer);
    } else {
      await this.outbox.whisper({channel, user, url}, answer.text);
    }
  }
}
