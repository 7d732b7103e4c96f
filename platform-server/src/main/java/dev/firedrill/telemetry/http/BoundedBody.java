package dev.firedrill.telemetry.http;

import dev.firedrill.telemetry.metrics.scrape.MetricsFetch.Answer;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Takes the beginning of a body and hangs up when there is more. */
final class BoundedBody implements BodySubscriber<Answer.Text> {
  private static final int USUAL = 16 * 1024;

  private final int most;
  private final CompletableFuture<Answer.Text> done = new CompletableFuture<>();
  private byte[] bytes = new byte[USUAL];
  private int length;
  private Flow.@Nullable Subscription subscription;

  BoundedBody(int most) {
    this.most = most;
  }

  @Override
  public CompletionStage<Answer.Text> getBody() {
    return done;
  }

  @Override
  public void onSubscribe(Flow.Subscription begun) {
    subscription = begun;
    begun.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> parts) {
    for (ByteBuffer part : parts) {
      int taken = Math.min(part.remaining(), most - length);
      if (length + taken > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.min(most, Math.max(bytes.length * 2, length + taken)));
      }
      part.get(bytes, length, taken);
      length += taken;
      if (part.hasRemaining()) {
        cut();
        return;
      }
    }
  }

  private void cut() {
    Flow.Subscription begun = subscription;
    if (begun != null) {
      begun.cancel();
    }
    // The line that was begun is not whole.
    int end = length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    done.complete(new Answer.Text(bytes, end, true));
  }

  @Override
  public void onError(Throwable broken) {
    done.completeExceptionally(broken);
  }

  @Override
  public void onComplete() {
    done.complete(new Answer.Text(bytes, length, false));
  }
}
