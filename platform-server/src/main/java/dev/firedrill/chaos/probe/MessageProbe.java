package dev.firedrill.chaos.probe;

import dev.firedrill.scenarios.ProbeSpec;
import dev.firedrill.workspace.Channel;
import dev.firedrill.workspace.ChatMessage;
import dev.firedrill.workspace.MessageTs;
import dev.firedrill.workspace.Messages;
import dev.firedrill.workspace.Workspaces;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The messages of the users' or the ops channel since then, whoever wrote them, in which the
 * pattern is found: {@code count} (of the newest thousand, without replies) and {@code found}.
 */
record MessageProbe(Workspaces workspaces, Messages messages) implements Probe {
  private static final int MOST = 1_000;

  static Optional<String> problem(ProbeSpec probe) {
    if (probe.text() == null) {
      return Optional.of("has no text to look for");
    }
    try {
      Pattern.compile(probe.text());
      return Optional.empty();
    } catch (PatternSyntaxException broken) {
      return Optional.of("has no pattern for text: " + broken.getDescription());
    }
  }

  @Override
  public Map<String, Object> sample(ProbeSpec probe, Sampling sampling) {
    Channel channel =
        "ops".equals(probe.channel())
            ? workspaces.opsChannel(sampling.bot().team())
            : workspaces.usersChannel(sampling.bot());
    Pattern wanted = Pattern.compile(Objects.requireNonNull(probe.text(), "text"));
    MessageTs after =
        MessageTs.ofMicros(ChronoUnit.MICROS.between(Instant.EPOCH, sampling.since()));
    List<ChatMessage> newest =
        messages.page(
            sampling.bot().team(), channel.id(), new Messages.Page(null, after, MOST), null);
    long count =
        newest.stream().filter(message -> wanted.matcher(message.message().text()).find()).count();
    return Map.of("count", count, "found", count > 0);
  }
}
