package dev.firedrill.timeline.commands;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.timeline.Annotator;
import dev.firedrill.timeline.Note;
import dev.firedrill.timeline.NoteDesk;
import dev.firedrill.workspace.SlashCommand;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /note}: a word about now, or about a moment of the last 24 hours. */
final class NoteCommand implements SlashCommand {
  private static final Pattern MOMENT =
      Pattern.compile(
          "at (?<time>(?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?)(?: utc)?[,:]? +(?<text>.+)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String EXAMPLES =
      """
      Say what to note:
      • `/note the weather plugin looks slow` is about now
      • `/note at 14:50 UTC the first user complained` is about then\
      """;

  private final NoteDesk desk;
  private final Predicate<PersonId> isStaff;
  private final InstantSource clock;

  NoteCommand(NoteDesk desk, Predicate<PersonId> isStaff, InstantSource clock) {
    this.desk = desk;
    this.isStaff = isStaff;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "/note";
  }

  @Override
  public String usage() {
    return "[at HH:MM[:SS] UTC] <text>";
  }

  @Override
  public String description() {
    return "Puts a note on your team's timeline; you can change it there later.";
  }

  @Override
  public Answer handle(Invocation call) {
    String text = call.text().strip();
    if (text.isEmpty() || text.equals("help")) {
      return Answer.onlyToYou(EXAMPLES);
    }
    Instant at = clock.instant();
    Matcher moment = MOMENT.matcher(text);
    if (moment.matches()) {
      at = last(LocalTime.parse(moment.group("time")), at);
      text = moment.group("text").strip();
    }
    boolean staff = isStaff.test(call.person());
    Note note = desk.write(call.team(), new Annotator(call.person(), staff), at, text, false);
    return Answer.onlyToYou(
        "Noted at "
            + SHOWN.format(note.at())
            + (staff ? ", for staff only; share it on the timeline." : " on the timeline."));
  }

  /** The last moment at which a clock in UTC showed this time. */
  private static Instant last(LocalTime time, Instant now) {
    OffsetDateTime today = now.atOffset(ZoneOffset.UTC).with(time);
    return (today.toInstant().isAfter(now) ? today.minusDays(1) : today).toInstant();
  }
}
