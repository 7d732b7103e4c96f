/**
 * Remembers which messages were taken, so that none is answered twice: Slack delivers again what it
 * believes lost, and a mention comes as two events. In memory and bounded: a restart forgets.
 */
export class SeenMessages {
  #seen = new Set();

  constructor(capacity) {
    this.capacity = capacity;
  }

  /** Whether neither this event nor this message was here before; from now on both were. */
  isFirst({eventId, channel, ts}) {
    const newEvent = this.#remember(`event ${eventId}`);
    const newMessage = this.#remember(`${channel} ${ts}`);
    return newEvent && newMessage;
  }

  #remember(key) {
    if (this.#seen.has(key)) {
      return false;
    }
    this.#seen.add(key);
    if (this.#seen.size > 2 * this.capacity) {
      this.#seen.delete(this.#seen.values().next().value);
    }
    return true;
  }
}
