package dev.firedrill.notify.route;

import java.util.List;

/** The ways of one severity. */
public record Route(boolean chat, boolean inbox, List<String> mail, List<Webhook> webhooks) {
  public Route {
    mail = List.copyOf(mail);
    webhooks = List.copyOf(webhooks);
  }
}
