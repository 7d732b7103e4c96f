package dev.firedrill.postmortem.comment;

import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.incident.Incident;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes comments. The team and instructors speak to everybody; what a grader says, and what anybody
 * answers to it, is for staff until an instructor sends it.
 */
public final class CommentDesk {
  /** Comments of one postmortem, answers among them. */
  public static final int COMMENTS_AT_MOST = 500;

  /** Who speaks, and for whom. */
  public record Speaker(PersonId person, Voice voice) {}

  /** What came of asking. */
  public sealed interface Outcome {
    /** Done: the thread as it stands now. */
    record Done(CommentThread thread) implements Outcome {}

    /** There is no such thread or comment that the speaker may see. */
    record Unknown() implements Outcome {}

    /** Not done, for the reason that the sentence tells. */
    record Refused(String sentence) implements Outcome {}

    /** Only the author may. */
    record NotYours() implements Outcome {}
  }

  private final Comments comments;
  private final Evidence evidence;
  private final Transactions transactions;
  private final DomainEvents events;
  private final IdSource ids;
  private final InstantSource clock;

  public CommentDesk(
      Comments comments,
      Evidence evidence,
      Transactions transactions,
      DomainEvents events,
      IdSource ids,
      InstantSource clock) {
    this.comments = comments;
    this.evidence = evidence;
    this.transactions = transactions;
    this.events = events;
    this.ids = ids;
    this.clock = clock;
  }

  /** The threads, oldest first; of what is for staff alone nothing where {@code teamOnly}. */
  public List<CommentThread> threads(Incident incident, boolean teamOnly) {
    List<CommentThread> all = comments.of(incident.id());
    return teamOnly
        ? all.stream().map(CommentThread::shownToTheTeam).flatMap(Optional::stream).toList()
        : all;
  }

  /** Begins a thread about a place of the text, or about the whole where there is no quote. */
  public Outcome begin(Incident incident, Speaker by, String text, @Nullable Quote quote) {
    if (quote != null && (quote.text().isBlank() || quote.text().length() > Quote.TEXT_AT_MOST)) {
      return new Outcome.Refused(
          "The passage has "
              + quote.text().length()
              + " characters: choose one of 1 to "
              + Quote.TEXT_AT_MOST
              + ", or comment on the whole.");
    }
    return write(
        incident,
        text,
        () -> {
          Comment comment = fresh(by, text, by.voice() != Voice.GRADER);
          CommentThread thread =
              new CommentThread(ids.next(), incident.id(), quote, null, null, List.of(comment));
          comments.begin(thread);
          return told(incident, by, thread.id(), "WRITTEN", comment.shown() == null);
        });
  }

  /** Answers in a thread; an answer to what is for staff alone is for staff alone, too. */
  public Outcome reply(Incident incident, Speaker by, UUID id, String text) {
    return write(
        incident,
        text,
        () ->
            in(
                incident,
                by,
                id,
                thread -> {
                  boolean open = by.voice() != Voice.GRADER && thread.first().shown() != null;
                  Comment comment = fresh(by, text, open);
                  comments.reply(id, comment);
                  return told(incident, by, id, "ANSWERED", !open);
                }));
  }

  /** Gives the speaker's own comment another wording. */
  public Outcome reword(Incident incident, Speaker by, UUID id, UUID comment, String text) {
    return write(
        incident,
        text,
        () ->
            in(
                incident,
                by,
                id,
                thread -> {
                  Optional<Comment> found =
                      thread.comments().stream()
                          .filter(one -> one.id().equals(comment))
                          .findFirst();
                  if (found.isEmpty()) {
                    return new Outcome.Unknown();
                  }
                  Comment old = found.get();
                  if (!old.isBy(by.person())) {
                    return new Outcome.NotYours();
                  }
                  if (old.text().equals(text)) {
                    return new Outcome.Done(thread);
                  }
                  if (old.earlier().size() >= Comment.EDITS_AT_MOST) {
                    return new Outcome.Refused(
                        "This comment was edited "
                            + Comment.EDITS_AT_MOST
                            + " times: answer it instead.");
                  }
                  comments.reword(old, text, now());
                  return told(incident, by, id, "EDITED", old.shown() == null);
                }));
  }

  /** Closes a thread, or opens it again. */
  public Outcome resolve(Incident incident, Speaker by, UUID id, boolean resolved) {
    return transactions.call(() ->
        in(
            incident,
            by,
            id,
            thread -> {
              if ((thread.resolvedAt() != null) == resolved) {
                return new Outcome.Done(thread);
              }
              comments.resolve(id, resolved ? by.person() : null, now());
              return told(
                  incident,
                  by,
                  id,
                  resolved ? "RESOLVED" : "REOPENED",
                  thread.first().shown() == null);
            }));
  }

  /** Lets the team read what graders said in a thread; instructors alone do it. */
  public Outcome send(Incident incident, Speaker by, UUID id) {
    return transactions.call(() ->
        in(
            incident,
            by,
            id,
            thread -> {
              if (by.voice() != Voice.INSTRUCTOR) {
                return new Outcome.Refused(
                    "Comments of graders are sent to the team by an instructor.");
              }
              if (thread.unsent() == 0) {
                return new Outcome.Done(thread);
              }
              comments.show(id, now());
              return told(incident, by, id, "SENT", false);
            }));
  }

  private Outcome write(Incident incident, String text, Supplier<Outcome> change) {
    if (text.isBlank() || text.length() > Comment.TEXT_AT_MOST) {
      return new Outcome.Refused(
          "A comment has 1 to "
              + Comment.TEXT_AT_MOST
              + " characters, this one "
              + text.strip().length()
              + ".");
    }
    return transactions.call(() ->
        comments.count(incident.id()) >= COMMENTS_AT_MOST
            ? new Outcome.Refused(
                "This postmortem has "
                    + COMMENTS_AT_MOST
                    + " comments, as many as are kept: talk in the incident's channel.")
            : change.get());
  }

  private Outcome in(
      Incident incident, Speaker by, UUID id, Function<CommentThread, Outcome> change) {
    return comments
        .find(id)
        .filter(thread -> thread.incident().equals(incident.id()))
        .flatMap(thread -> by.voice().isStaff() ? Optional.of(thread) : thread.shownToTheTeam())
        .map(change)
        .orElseGet(Outcome.Unknown::new);
  }

  private Comment fresh(Speaker by, String text, boolean shown) {
    Instant now = now();
    return new Comment(
        ids.next(), by.person(), by.voice(), text.strip(), now, shown ? now : null, List.of());
  }

  private Instant now() {
    return clock.instant();
  }

  private Outcome told(
      Incident incident, Speaker by, UUID thread, String action, boolean staffOnly) {
    evidence.append(
        NewEvidence.of(
                staffOnly
                    ? EvidenceKind.POSTMORTEM_STAFF_COMMENTED
                    : EvidenceKind.POSTMORTEM_COMMENTED,
                incident.team(),
                "incident:" + incident.number(),
                sentence(action, incident))
            .withActor(by.person())
            .withPayload(
                Map.of(
                    "incidentId", incident.id().toString(),
                    "number", incident.number(),
                    "thread", thread.toString(),
                    "action", action))
            .withOccurredAt(now()));
    events.publish(new Commented(incident.id(), incident.team(), thread, staffOnly));
    CommentThread now = comments.find(thread).orElseThrow();
    return new Outcome.Done(by.voice().isStaff() ? now : now.shownToTheTeam().orElse(now));
  }

  private static String sentence(String action, Incident incident) {
    String what =
        switch (action) {
          case "ANSWERED" -> "Comment answered on";
          case "EDITED" -> "Comment edited on";
          case "RESOLVED" -> "Comment resolved on";
          case "REOPENED" -> "Comment reopened on";
          case "SENT" -> "Graders' comments sent to the team on";
          default -> "Comment written on";
        };
    return what + " the postmortem of " + incident.label();
  }
}
