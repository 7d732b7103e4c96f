package dev.firedrill.telemetry.commands;

import dev.firedrill.telemetry.paging.Page;
import dev.firedrill.telemetry.paging.PageDesk;
import dev.firedrill.telemetry.paging.PageStore;
import dev.firedrill.workspace.SlashCommand;
import java.util.List;
import java.util.stream.Collectors;

/** {@code /ack}: takes a page. */
final class AckCommand implements SlashCommand {
  private static final int MOST = 20;

  private final PageStore pages;
  private final PageDesk desk;

  AckCommand(PageStore pages, PageDesk desk) {
    this.pages = pages;
    this.desk = desk;
  }

  @Override
  public String name() {
    return "/ack";
  }

  @Override
  public String usage() {
    return "[number | all]";
  }

  @Override
  public String description() {
    return "Takes a page, so that others know that somebody is on it.";
  }

  @Override
  public Answer handle(Invocation invocation) {
    String text = invocation.text().strip();
    String word = text.startsWith("#") ? text.substring(1) : text;
    if (word.equalsIgnoreCase("all")) {
      return all(invocation);
    }
    if (!word.isEmpty() && !word.matches("\\d{1,7}")) {
      return Answer.onlyToYou(
          "`%s` is no number of a page. Write `/ack 7`, `/ack all`, or `/ack` for the only open one."
              .formatted(text));
    }
    List<Page> open = pages.list(invocation.team(), Page.State.OPEN, MOST);
    if (word.isEmpty()) {
      return open.size() == 1
          ? take(invocation, open.getFirst())
          : Answer.onlyToYou(open.isEmpty() ? "No page is open." : choose(open));
    }
    return pages
        .numbered(invocation.team(), Integer.parseInt(word))
        .map(page -> take(invocation, page))
        .orElseGet(() ->
            Answer.onlyToYou(
                "There is no page "
                    + word
                    + ". "
                    + (open.isEmpty() ? "None is open." : choose(open))));
  }

  private static String choose(List<Page> open) {
    return open.stream()
        .map(page -> "• `/ack %d` %s: %s".formatted(page.number(), page.title(), page.reason()))
        .collect(Collectors.joining("\n", "Open pages:\n", ""));
  }

  private Answer take(Invocation invocation, Page page) {
    return switch (desk.acknowledge(page.id(), invocation.person())) {
      case PageDesk.Outcome.Done(Page taken) ->
          new Answer(
              "Page %d is yours: %s".formatted(taken.number(), taken.reason()),
              "<@%s> takes page %d (%s)."
                  .formatted(invocation.user(), taken.number(), taken.title()));
      case PageDesk.Outcome.Already(Page before) ->
          Answer.onlyToYou(
              before.state() == Page.State.CLOSED
                  ? "Page %d is over already.".formatted(before.number())
                  : "Page %d was taken already.".formatted(before.number()));
      case PageDesk.Outcome.NotAMember(Page _) ->
          Answer.onlyToYou(
              "Only members of the team take its pages, because it counts as their detection.");
      case PageDesk.Outcome.Unknown() -> Answer.onlyToYou("There is no such page any more.");
    };
  }

  private Answer all(Invocation invocation) {
    List<Page> taken = desk.acknowledgeAll(invocation.team(), invocation.person(), false);
    if (taken.isEmpty()) {
      return Answer.onlyToYou("No page is open that you could take.");
    }
    String numbers =
        taken.stream().map(page -> "" + page.number()).collect(Collectors.joining(", "));
    return new Answer(
        "Taken: " + numbers + ".",
        "<@%s> takes %s %s."
            .formatted(invocation.user(), taken.size() == 1 ? "page" : "pages", numbers));
  }
}
