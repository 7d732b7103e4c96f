package dev.firedrill.bot.slack;

import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.methods.AsyncMethodsClient;
import com.slack.api.methods.MethodsCompletionException;
import dev.firedrill.bot.plugin.Messenger;
import dev.firedrill.bot.plugin.PluginFailure;
import dev.firedrill.bot.plugin.Reply;
import java.io.IOException;
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
 * Posts through the SDK's asynchronous client, which queues per channel and tries again after a
 * 429. Other failures are not tried again: a message that perhaps arrived must not be posted twice.
 */
final class Outbox implements Messenger {
  private static final Logger log = LoggerFactory.getLogger(Outbox.class);
  private static final int MOST_PENDING = 500;

  private final AsyncMethodsClient client;
  private final Set<CompletableFuture<?>> pending = ConcurrentHashMap.newKeySet();

  Outbox(AsyncMethodsClient client) {
    this.client = client;
  }

  /** Posts a reply, into a thread if there is one, then adds its reactions one after the other. */
  void post(String channel, @Nullable String thread, Reply reply) {
    send(channel, thread, escape(reply.text()))
        .thenAccept(ts -> {
          if (ts != null) {
            react(channel, ts, reply);
            posted(channel, ts, reply);
          }
        });
  }

  @Override
  public CompletableFuture<Boolean> tell(
      String user, String channel, @Nullable String thread, String text) {
    return send(channel, thread, "<@" + user + "> " + escape(text)).thenApply(ts -> ts != null);
  }

  /** Answers one person only, where a slash command came without an address for the answer. */
  void whisper(String channel, String user, String text) {
    track(
        client
            .chatPostEphemeral(r -> r.channel(channel).user(user).text(escape(text)))
            .handle((response, failure) -> {
              report(error(failure, response == null ? null : response.getError()));
              return null;
            }));
  }

  /** Answers one person only. */
  void respond(SlashCommandContext context, String text) {
    try {
      var response = context.respond(r -> r.responseType("ephemeral").text(escape(text)));
      if (response.getCode() == null || response.getCode() >= 300) {
        report("HTTP " + response.getCode());
      }
    } catch (IOException e) {
      report(e.toString());
    }
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

  /** Posts; completes with the message's time stamp, or with null if it was lost. */
  private CompletableFuture<@Nullable String> send(
      String channel, @Nullable String thread, String text) {
    if (pending.size() >= MOST_PENDING) {
      // BOUNDED QUEUE: Slack does not take our messages fast enough. Remove me and see lab 3.
      report("the outbox is full");
      return CompletableFuture.completedFuture(null);
    }
    return track(
        client
            .chatPostMessage(r -> r.channel(channel).threadTs(thread).text(text))
            .handle((response, failure) -> {
              String error = error(failure, response == null ? null : response.getError());
              if (error != null || response == null) {
                report(String.valueOf(error));
                return null;
              }
              return response.getTs();
            }));
  }

  private void react(String channel, String ts, Reply reply) {
    CompletableFuture<?> previous = CompletableFuture.completedFuture(null);
    for (String name : reply.reactions()) {
      previous =
          previous.thenCompose(done ->
              client
                  .reactionsAdd(r -> r.channel(channel).timestamp(ts).name(name))
                  .handle((response, failure) -> {
                    report(error(failure, response == null ? null : response.getError()));
                    return null;
                  }));
    }
    track(previous);
  }

  private static void posted(String channel, String ts, Reply reply) {
    try {
      reply.whenPosted().at(channel, ts);
    } catch (PluginFailure | RuntimeException e) {
      log.error("what follows an answer failed", e);
    }
  }

  private <T> CompletableFuture<T> track(CompletableFuture<T> call) {
    pending.add(call);
    call.whenComplete((result, failure) -> pending.remove(call));
    return call;
  }

  /** Slack reads these three characters as markup, and no others. */
  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static void report(@Nullable String error) {
    if (error != null) {
      log.error("an answer was lost: {}", error);
    }
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
