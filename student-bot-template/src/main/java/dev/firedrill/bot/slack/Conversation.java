package dev.firedrill.bot.slack;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import dev.firedrill.bot.command.Answer;
import dev.firedrill.bot.command.CommandLine;
import dev.firedrill.bot.command.CommandRouter;
import dev.firedrill.bot.command.IncomingMessage;
import dev.firedrill.bot.command.SeenMessages;
import dev.firedrill.bot.flags.Flags;
import dev.firedrill.bot.plugin.Reply;
import dev.firedrill.bot.plugin.Request;
import java.util.Optional;

/** Decides what is answered and where; runs before the acknowledgement, so it only queues. */
final class Conversation {
  private static final int REMEMBERED_MESSAGES = 2_000;

  private final CommandRouter router;
  private final Flags flags;
  private final Outbox outbox;
  private final SeenMessages seen = new SeenMessages(REMEMBERED_MESSAGES);

  Conversation(CommandRouter router, Flags flags, Outbox outbox) {
    this.router = router;
    this.flags = flags;
    this.outbox = outbox;
  }

  /** Queues the answer to a message of a person, if it is a command. */
  void message(IncomingMessage message, String botUser) {
    Optional<CommandLine> command = CommandLine.ofMessage(message.text(), botUser);
    if (command.isEmpty() || (!command.get().mentioned() && flags.needMention())) {
      return;
    }
    CommandLine asked = flags.quotedArguments() ? command.get().unquoted() : command.get();
    if (!seen.isFirst(message)) {
      return;
    }
    var request =
        new Request(
            message.eventId(), asked.text(), message.user(), message.channel(), message.thread());
    router.answer(
        asked, request, answer -> outbox.post(message.channel(), message.thread(), answer.reply()));
  }

  /** Queues the answer to a slash command; only the person who wrote it sees the answer. */
  void slash(SlashCommandPayload payload, SlashCommandContext context) {
    String text = payload.getText() == null ? "" : payload.getText();
    Optional<CommandLine> command = CommandLine.ofSlash(text);
    if (command.isEmpty()) {
      whisper(payload, context, Reply.of("I do not understand that. Try /bot help."));
      return;
    }
    var request =
        new Request(
            String.valueOf(payload.getTriggerId()),
            command.get().text(),
            payload.getUserId(),
            payload.getChannelId(),
            null);
    router.answer(command.get(), request, answer -> slashAnswer(payload, context, answer));
  }

  private void slashAnswer(
      SlashCommandPayload payload, SlashCommandContext context, Answer answer) {
    if (answer.reply().reactions().isEmpty()) {
      whisper(payload, context, answer.reply());
    } else {
      outbox.post(payload.getChannelId(), null, answer.reply()); // others must be able to react
    }
  }

  private void whisper(SlashCommandPayload payload, SlashCommandContext context, Reply reply) {
    if (payload.getResponseUrl() == null || payload.getResponseUrl().isBlank()) {
      outbox.whisper(payload.getChannelId(), payload.getUserId(), reply.text());
    } else {
      outbox.respond(context, reply.text());
    }
  }
}
