package dev.firedrill.bot.slack;

import com.slack.api.socket_mode.queue.SocketModeMessageQueue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands socket messages to one thread as they come. The SDK's own queue is unbounded and polled a
 * thousand times a second, which costs 1.5 % of a core in a bot that does nothing.
 */
final class PushQueue implements SocketModeMessageQueue {
  private static final Logger log = LoggerFactory.getLogger(PushQueue.class);

  /** What is done with a message; may throw, which ends nothing. */
  interface Receiver {
    void receive(String message) throws Exception;
  }

  private final BlockingQueue<String> messages;
  private volatile boolean running;
  private @Nullable Thread thread;

  PushQueue(int capacity) {
    this.messages = new ArrayBlockingQueue<>(capacity);
  }

  /** Begins to hand over what has come and what will come. */
  void start(Receiver receiver) {
    running = true;
    thread = Thread.ofPlatform().name("socket-receiver").daemon().start(() -> run(receiver));
  }

  /** Hands over nothing more: what is not acknowledged, Slack delivers again. */
  void stop() {
    running = false;
    if (thread != null) {
      thread.interrupt();
    }
  }

  @Override
  public void add(String message) {
    // BACK-PRESSURE: what is not taken is not acknowledged, so Slack brings it again later.
    if (!messages.offer(message)) {
      log.warn("the socket's queue is full: a message was not taken");
    }
  }

  @Override
  public @Nullable String poll() {
    return messages.poll();
  }

  private void run(Receiver receiver) {
    while (running) {
      try {
        receiver.receive(messages.take());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (Exception e) { // the edge of this thread: it must survive every message
        log.error("cannot process a socket message", e);
      }
    }
  }
}
