package dev.firedrill.bot.slack;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import dev.firedrill.bot.command.CommandLine;
import dev.firedrill.bot.command.CommandRouter;
import dev.firedrill.bot.command.IncomingMessage;
import dev.firedrill.bot.command.SeenMessages;
import dev.firedrill.bot.command.WorkQueue;
import dev.firedrill.bot.flags.Flags;
import dev.firedrill.bot.ops.BotMetrics;
import dev.firedrill.bot.plugin.Reply;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what is answered and where; runs before the acknowledgement, so it only queues. */
final class Conversation {
  private static final Logger log = LoggerFactory.getLogger(Conversation.class);

  private final CommandRouter router;
  private final Flags flags;
  private final SeenMessages seen;
  private final WorkQueue work;
  private final Outbox outbox;
  private final BotMetrics metrics;

  Conversation(
      CommandRouter router,
      Flags flags,
      SeenMessages seen,
      WorkQueue work,
      Outbox outbox,
      BotMetrics metrics) {
    this.router = router;
    this.flags = flags;
    this.seen = seen;
    this.work = work;
    this.outbox = outbox;
    this.metrics = metrics;
  }

  /** Queues the answer to a message of a person, if it is a command. */
  void message(IncomingMessage message, String botUser) {
    long received = System.nanoTime();
    Optional<CommandLine> command = CommandLine.ofMessage(message.text(), botUser);
    if (command.isEmpty() || (!command.get().mentioned() && flags.needMention())) {
      return;
    }
    if (!seen.isFirst(message)) {
      metrics.duplicate();
      return;
    }
    work.submit(() ->
        router
            .answer(command.get(), message.user(), message.channel(), message.eventId())
            .ifPresent(reply -> outbox.reply(message, reply, received)));
  }

  /** Queues the answer to a slash command; only the person who wrote it sees the answer. */
  void slash(SlashCommandPayload payload, SlashCommandContext context) {
    long received = System.nanoTime();
    Optional<CommandLine> command =
        CommandLine.ofSlash(payload.getText() == null ? "" : payload.getText());
    work.submit(() -> {
      Optional<Reply> reply =
          command.isEmpty()
              ? Optional.of(Reply.of("I do not understand that. Try /bot help."))
              : router.answer(
                  command.get(),
                  payload.getUserId(),
                  payload.getChannelId(),
                  String.valueOf(payload.getTriggerId()));
      reply.ifPresent(r -> {
        if (payload.getResponseUrl() == null || payload.getResponseUrl().isBlank()) {
          outbox.whisper(payload.getChannelId(), payload.getUserId(), r, received);
        } else {
          respond(context, r, received);
        }
      });
    });
  }

  private void respond(SlashCommandContext context, Reply reply, long received) {
    String outcome = "error";
    try {
      var response =
          context.respond(r -> r.responseType("ephemeral").text(Outbox.escape(reply.text())));
      if (response.getCode() != null && response.getCode() < 300) {
        outcome = "ok";
      } else {
        log.error("a slash answer was lost: HTTP {}", response.getCode());
      }
    } catch (IOException e) {
      log.error("a slash answer was lost: {}", e.toString());
    } finally {
      metrics.replied(outcome, received);
    }
  }
}
