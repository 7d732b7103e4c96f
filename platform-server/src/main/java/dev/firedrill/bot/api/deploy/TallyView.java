package dev.firedrill.bot.api.deploy;

import dev.firedrill.bot.Tally;

/** Requests of users and how many of them went well. */
public record TallyView(long good, long total) {
  static TallyView of(Tally tally) {
    return new TallyView(tally.good(), tally.total());
  }
}
