package dev.firedrill.workspace.gateway.socket;

/** One open WebSocket, as the hub writes to it. No method waits for the network. */
interface Wire {
  /** Queues the text; a wire that cannot keep up is cut. */
  void send(String text);

  /** As {@link #send}; {@code written} is run once the text is in the network's hands. */
  void send(String text, Runnable written);

  void ping();

  /** Says goodbye and closes. */
  void close(int code, String reason);

  /** Cuts the connection without a word. */
  void cut();
}
