package dev.firedrill.bot.slack;

import com.slack.api.methods.AsyncMethodsClient;
import com.slack.api.methods.MethodsCompletionException;
import dev.firedrill.bot.command.IncomingMessage;
import dev.firedrill.bot.ops.BotMetrics;
import dev.firedrill.bot.plugin.Reply;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts replies through the SDK's asynchronous client, which queues per channel and tries again
 * after a 429. Its queue has no limit, and other failures are not tried again.
 */
final class Outbox {
  private static final Logger log = LoggerFactory.getLogger(Outbox.class);

  private final AsyncMethodsClient client;
  private final BotMetrics metrics;
  private final Set<CompletableFuture<?>> pending = ConcurrentHashMap.newKeySet();

  Outbox(AsyncMethodsClient client, BotMetrics metrics) {
    this.client = client;
    this.metrics = metrics;
  }

  /** Posts a reply into the message's thread, then adds its reactions one after the other. */
  void reply(IncomingMessage message, Reply reply, long receivedNanos) {
    track(
        client
            .chatPostMessage(r ->
                r.channel(message.channel()).threadTs(message.thread()).text(escape(reply.text())))
            .handle((response, failure) -> {
              String error = error(failure, response == null ? null : response.getError());
              metrics.replied(error == null ? "ok" : "error", receivedNanos);
              if (error != null || response == null) {
                log.atError()
                    .addKeyValue("event_id", message.eventId())
                    .addKeyValue("channel", message.channel())
                    .log("a reply was lost: {}", error);
              } else if (!reply.reactions().isEmpty()) {
                react(message, response.getTs(), reply);
              }
              return null;
            }));
  }

  /** Answers one person only, where a slash command came without an address for the answer. */
  void whisper(String channel, String user, Reply reply, long receivedNanos) {
    track(
        client
            .chatPostEphemeral(r -> r.channel(channel).user(user).text(escape(reply.text())))
            .handle((response, failure) -> {
              String error = error(failure, response == null ? null : response.getError());
              metrics.replied(error == null ? "ok" : "error", receivedNanos);
              if (error != null) {
                log.error("a slash answer was lost: {}", error);
              }
              return null;
            }));
  }

  /** How many calls are not finished. */
  int depth() {
    return pending.size();
  }

  /** Waits for what is under way, at most {@code patience}. */
  void finish(Duration patience) throws InterruptedException {
    try {
      CompletableFuture.allOf(pending.toArray(CompletableFuture[]::new))
          .get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      log.warn("stopped with {} calls unfinished", pending.size());
    }
  }

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private void react(IncomingMessage message, String ts, Reply reply) {
    CompletableFuture<?> previous = CompletableFuture.completedFuture(null);
    for (String name : reply.reactions()) {
      previous =
          previous.thenCompose(done ->
              client
                  .reactionsAdd(r -> r.channel(message.channel()).timestamp(ts).name(name))
                  .handle((response, failure) -> {
                    String error = error(failure, response == null ? null : response.getError());
                    if (error != null) {
                      log.warn("the reaction {} was lost: {}", name, error);
                    }
                    return null;
                  }));
    }
    track(previous);
  }

  private void track(CompletableFuture<?> call) {
    pending.add(call);
    call.whenComplete((result, failure) -> pending.remove(call));
  }

  private static @Nullable String error(@Nullable Throwable failure, @Nullable String error) {
    if (failure == null) {
      return error;
    }
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof MethodsCompletionException e) {
      if (e.getSlackApiException() != null) {
        return "HTTP " + e.getSlackApiException().getResponse().code();
      }
      return String.valueOf(
          e.getIoException() != null ? e.getIoException() : e.getOtherException());
    }
    return cause.toString();
  }
}
