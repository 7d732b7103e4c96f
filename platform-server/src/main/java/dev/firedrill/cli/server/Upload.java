package dev.firedrill.cli.server;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Flow;
import java.util.function.LongConsumer;

/** A file on its way to a server, of which something hears how much of it has gone. */
public final class Upload implements BodyPublisher {
  private final BodyPublisher file;
  private final long size;
  private final LongConsumer progress;

  /** {@code progress} is told the bytes that have gone so far. */
  public Upload(Path file, LongConsumer progress) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new FileNotFoundException(file.toString());
    }
    this.file = BodyPublishers.ofFile(file);
    this.size = Files.size(file);
    this.progress = progress;
  }

  public long size() {
    return size;
  }

  @Override
  public long contentLength() {
    return size;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    file.subscribe(new Counting(subscriber));
  }

  private final class Counting implements Flow.Subscriber<ByteBuffer> {
    private final Flow.Subscriber<? super ByteBuffer> next;
    private long gone;

    Counting(Flow.Subscriber<? super ByteBuffer> next) {
      this.next = next;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      next.onSubscribe(subscription);
    }

    @Override
    public void onNext(ByteBuffer bytes) {
      gone += bytes.remaining();
      progress.accept(gone);
      next.onNext(bytes);
    }

    @Override
    public void onError(Throwable failure) {
      next.onError(failure);
    }

    @Override
    public void onComplete() {
      next.onComplete();
    }
  }
}
