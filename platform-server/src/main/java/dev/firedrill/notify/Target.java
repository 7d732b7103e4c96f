package dev.firedrill.notify;

import dev.firedrill.kernel.PersonId;
import java.util.UUID;

/** Where a notification is to go. */
public sealed interface Target {
  /** The team's operations channel in chat. */
  record TeamChat() implements Target {}

  /** A person's inbox in the browser. */
  record Inbox(PersonId person) implements Target {}

  /** An address for mail. */
  record Mail(String address) implements Target {}

  /** One of the team's webhooks. */
  record Webhook(UUID id) implements Target {}

  default Channel channel() {
    return switch (this) {
      case TeamChat _ -> Channel.CHAT;
      case Inbox _ -> Channel.INBOX;
      case Mail _ -> Channel.MAIL;
      case Webhook _ -> Channel.WEBHOOK;
    };
  }
}
