package dev.firedrill.live;

import dev.firedrill.auth.Principal;
import dev.firedrill.auth.SessionId;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One open stream: a bounded mailbox between the hub and the thread that writes to one browser. A
 * frame of a key replaces the waiting one of the same key; a mailbox that overflows is emptied and
 * the browser told to fetch anew.
 */
public final class LiveSubscription {
  static final int CAPACITY = 512;

  /** Bytes that wait for the writer, made when it takes them. */
  private interface Waiting extends Function<Principal, byte[]> {}

  private final SessionId session;
  private final InstantSource clock;
  private final Supplier<byte[]> resetHello;
  private final Runnable abort;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Object, Waiting> mailbox = new LinkedHashMap<>();

  private Principal viewer;
  private boolean closed;
  private @Nullable Instant writingSince;

  LiveSubscription(
      SessionId session,
      Principal viewer,
      InstantSource clock,
      Supplier<byte[]> resetHello,
      Runnable abort) {
    this.session = session;
    this.viewer = viewer;
    this.clock = clock;
    this.resetHello = resetHello;
    this.abort = abort;
  }

  SessionId session() {
    return session;
  }

  Principal viewer() {
    return locked(() -> viewer);
  }

  /** Another role or team sees other things, so what the page has is no longer right. */
  void viewedBy(Principal now) {
    run(() -> {
      if (!viewer.equals(now)) {
        viewer = now;
        reset();
      }
    });
  }

  /** The writer wakes once for all of them. */
  void offer(List<Frame> frames) {
    run(() -> {
      for (Frame frame : frames) {
        if (frame.isFor(viewer)) {
          put(frame.key(), frame::bytesFor);
        }
      }
    });
  }

  /** Bytes for everybody, replacing those that wait under the same key. */
  void offer(String key, byte[] bytes) {
    run(() -> put(key, any -> bytes));
  }

  private void put(Object key, Waiting waiting) {
    if (closed) {
      return;
    }
    mailbox.remove(key);
    mailbox.put(key, waiting);
    if (mailbox.size() > CAPACITY) {
      reset();
    }
    changed.signal();
  }

  private void reset() {
    mailbox.clear();
    byte[] hello = resetHello.get();
    mailbox.put("hello", any -> hello);
    changed.signal();
  }

  /**
   * What is to be written next, waiting for it as long as it takes; empty when the stream is to
   * end. Between this and the next call the caller counts as writing.
   */
  public Optional<byte[]> next() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      writingSince = null;
      while (true) {
        while (mailbox.isEmpty() && !closed) {
          changed.await();
        }
        if (closed) {
          return Optional.empty();
        }
        byte[] bytes = take();
        if (bytes.length > 0) {
          writingSince = clock.instant();
          return Optional.of(bytes);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private byte[] take() {
    List<Waiting> waiting = List.copyOf(mailbox.values());
    mailbox.clear();
    Principal reader = viewer;
    // Encoding is not for the lock that publishers need.
    lock.unlock();
    try {
      ByteArrayOutputStream batch = new ByteArrayOutputStream();
      waiting.forEach(bytes -> batch.writeBytes(bytes.apply(reader)));
      return batch.toByteArray();
    } finally {
      lock.lock();
    }
  }

  /** Ends the stream; the writer sees it at its next call. */
  public void close() {
    run(() -> {
      closed = true;
      mailbox.clear();
      changed.signalAll();
    });
  }

  boolean isClosed() {
    return locked(() -> closed);
  }

  /** Ends the stream of a reader that has not taken its bytes for this long. */
  boolean dropIfStalled(Instant now, Duration longest) {
    Instant since = locked(() -> writingSince);
    if (since == null || now.isBefore(since.plus(longest))) {
      return false;
    }
    close();
    abort.run();
    return true;
  }

  private void run(Runnable work) {
    locked(() -> {
      work.run();
      return true;
    });
  }

  private <T extends @Nullable Object> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
