package dev.firedrill.bot.slack;

import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import dev.firedrill.bot.plugin.Messenger;
import dev.firedrill.bot.plugin.PluginFailure;
import dev.firedrill.bot.plugin.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts what the bot says: in order within a channel, and independently between channels. What
 * Slack refuses for its rate is tried again when Slack says so; other failures are not, because a
 * message that perhaps arrived must not be posted twice.
 */
final class Outbox implements Messenger {
  private static final Logger log = LoggerFactory.getLogger(Outbox.class);
  private static final int MOST_PENDING = 500;
  private static final int MOST_TRIES = 20;
  private static final int LONGEST_WAIT_SECONDS = 60;
  private static final int RATE_LIMITED = 429;

  /** A call of the Web API. */
  private interface Call<R extends SlackApiTextResponse> {
    R run() throws IOException, SlackApiException;
  }

  private final MethodsClient client;
  private final Executor threads = Thread::startVirtualThread;
  private final Map<String, CompletableFuture<?>> lastOfChannel = new ConcurrentHashMap<>();
  private final AtomicInteger pending = new AtomicInteger();

  Outbox(MethodsClient client) {
    this.client = client;
  }

  /** Posts a reply, into a thread if there is one, then adds its reactions one after the other. */
  void post(String channel, @Nullable String thread, Reply reply) {
    send(channel, thread, escape(reply.text()))
        .thenAccept(posted -> posted.ifPresent(message -> follow(channel, message.getTs(), reply)));
  }

  @Override
  public CompletableFuture<Boolean> tell(
      String user, String channel, @Nullable String thread, String text) {
    return send(channel, thread, "<@" + user + "> " + escape(text)).thenApply(Optional::isPresent);
  }

  /** Answers one person only, where a slash command came without an address for the answer. */
  void whisper(String channel, String user, String text) {
    inTurn(
        channel,
        () -> client.chatPostEphemeral(r -> r.channel(channel).user(user).text(escape(text))));
  }

  /** Answers one person only. */
  void respond(SlashCommandContext context, String text) {
    try {
      var response = context.respond(r -> r.responseType("ephemeral").text(escape(text)));
      if (response.getCode() == null || response.getCode() >= 300) {
        log.error("an answer was lost: HTTP {}", response.getCode());
      }
    } catch (IOException e) {
      log.error("an answer was lost: {}", e.toString());
    }
  }

  /** Waits for what is under way, at most {@code patience}. */
  void finish(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      while (pending.get() > 0) {
        CompletableFuture.allOf(lastOfChannel.values().toArray(CompletableFuture[]::new))
            .get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      log.warn("stopped with {} calls unfinished", pending.get());
    }
  }

  private CompletableFuture<Optional<ChatPostMessageResponse>> send(
      String channel, @Nullable String thread, String text) {
    return inTurn(
        channel, () -> client.chatPostMessage(r -> r.channel(channel).threadTs(thread).text(text)));
  }

  private void follow(String channel, String ts, Reply reply) {
    for (String emoji : reply.reactions()) {
      inTurn(channel, () -> client.reactionsAdd(r -> r.channel(channel).timestamp(ts).name(emoji)));
    }
    try {
      reply.whenPosted().at(channel, ts);
    } catch (PluginFailure | RuntimeException e) {
      log.error("what follows an answer failed", e);
    }
  }

  /** Calls after what is already waiting for this channel; empty if it came to nothing. */
  private <R extends SlackApiTextResponse> CompletableFuture<Optional<R>> inTurn(
      String channel, Call<R> call) {
    // BOUNDED QUEUE: Slack does not take our messages fast enough. Remove me and see lab 3.
    if (pending.get() >= MOST_PENDING) {
      log.error("an answer was lost: the outbox is full");
      return CompletableFuture.completedFuture(Optional.empty());
    }
    pending.incrementAndGet();
    var result = new CompletableFuture<Optional<R>>();
    Runnable turn =
        () -> {
          try {
            result.complete(patiently(call));
          } finally {
            pending.decrementAndGet();
          }
        };
    lastOfChannel.compute(
        channel,
        (name, last) ->
            last == null
                ? CompletableFuture.runAsync(turn, threads)
                : last.thenRunAsync(turn, threads));
    return result;
  }

  private static <R extends SlackApiTextResponse> Optional<R> patiently(Call<R> call) {
    for (int attempt = 1; attempt <= MOST_TRIES; attempt++) {
      try {
        R response = call.run();
        if (!response.isOk()) {
          log.error("an answer was lost: {}", response.getError());
          return Optional.empty();
        }
        return Optional.of(response);
      } catch (SlackApiException e) {
        if (e.getResponse().code() != RATE_LIMITED) {
          log.error("an answer was lost: HTTP {}", e.getResponse().code());
          return Optional.empty();
        }
        if (!waited(e.getResponse().header("Retry-After"))) {
          return Optional.empty();
        }
      } catch (IOException | RuntimeException e) { // the SDK throws several kinds
        log.error("an answer was lost: {}", e.toString());
        return Optional.empty();
      }
    }
    log.error("an answer was lost: Slack refused it {} times for its rate", MOST_TRIES);
    return Optional.empty();
  }

  private static boolean waited(@Nullable String retryAfter) {
    log.atWarn().addKeyValue("retry_after", String.valueOf(retryAfter)).log("rate limited");
    int seconds =
        retryAfter != null && retryAfter.matches("\\d{1,4}") ? Integer.parseInt(retryAfter) : 1;
    try {
      TimeUnit.SECONDS.sleep(Math.min(seconds, LONGEST_WAIT_SECONDS));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Slack reads these three characters as markup, and no others. */
  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
