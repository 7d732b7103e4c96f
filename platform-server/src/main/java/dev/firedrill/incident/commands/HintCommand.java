package dev.firedrill.incident.commands;

import dev.firedrill.incident.Incident;
import dev.firedrill.incident.Incidents;
import dev.firedrill.incident.chat.Mrkdwn;
import dev.firedrill.incident.hint.HintDesk;
import dev.firedrill.workspace.SlashCommand;
import java.util.Optional;

/** {@code /hint}: says what the next hint costs; only a second word, with the price, takes it. */
final class HintCommand implements SlashCommand {
  private final HintDesk hints;
  private final Incidents incidents;
  private final Place place;

  HintCommand(HintDesk hints, Incidents incidents, Place place) {
    this.hints = hints;
    this.incidents = incidents;
    this.place = place;
  }

  @Override
  public String name() {
    return "/hint";
  }

  @Override
  public String usage() {
    return "| take <points>";
  }

  @Override
  public String description() {
    return "Says what a hint for the open incident costs, and gives it for that price.";
  }

  @Override
  public Answer handle(Invocation call) {
    return Answer.onlyToYou(answer(call));
  }

  private String answer(Invocation call) {
    String wrong = place.wrongToChange(call);
    if (wrong != null) {
      return wrong;
    }
    Optional<Incident> open = incidents.openOf(call.team());
    if (open.isEmpty()) {
      return "Hints are for open incidents, and none is open. Declare one first: `/incident declare"
          + " sev2 weather is slow`";
    }
    Words words = Words.of(call.text());
    return switch (words.first()) {
      case "" -> offer(open.get());
      case "take" -> take(call, open.get(), words.rest());
      default -> "There is no `/hint " + Mrkdwn.escape(words.first()) + "`. " + offer(open.get());
    };
  }

  private String offer(Incident incident) {
    HintDesk.Offer offer = hints.offer(incident);
    StringBuilder text = new StringBuilder();
    hints
        .taken(incident)
        .forEach(taken ->
            text.append("Hint ")
                .append(taken.number())
                .append(": ")
                .append(Mrkdwn.escape(taken.text()))
                .append("\n"));
    return text.append("Hint ")
        .append(offer.number())
        .append(" of ")
        .append(incident.label())
        .append(" costs ")
        .append(offer.cost())
        .append(" points. ")
        .append(offer.sentence())
        .append(" Take it with `/hint take ")
        .append(offer.cost())
        .append("`")
        .toString();
  }

  private String take(Invocation call, Incident incident, String rest) {
    HintDesk.Offer offer = hints.offer(incident);
    if (!rest.replaceFirst("(?i)\\s*points?$", "").equals(Integer.toString(offer.cost()))) {
      return "Say the price with it, so that nobody pays by mistake. " + offer(incident);
    }
    return switch (hints.take(incident.id(), call.person(), offer.number(), offer.cost())) {
      case HintDesk.Outcome.Given(HintDesk.Taken taken) -> "Hint: " + Mrkdwn.escape(taken.text());
      case HintDesk.Outcome.None(String sentence) -> sentence;
      case HintDesk.Outcome.Refused(String reason) -> reason;
      case HintDesk.Outcome.NotYours() -> "Only members of the team can do this.";
    };
  }
}
