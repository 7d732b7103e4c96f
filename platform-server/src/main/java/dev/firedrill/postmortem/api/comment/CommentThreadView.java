package dev.firedrill.postmortem.api.comment;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.postmortem.comment.Comment;
import dev.firedrill.postmortem.comment.CommentThread;
import dev.firedrill.postmortem.comment.Quote;
import dev.firedrill.postmortem.comment.Voice;
import dev.firedrill.web.PersonView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A comment with its answers; texts are plain, not Markdown. {@code unsent}: for staff alone. */
public record CommentThreadView(
    UUID id,
    @Nullable CommentPlaceView place,
    @Nullable Instant resolvedAt,
    @Nullable PersonView resolvedBy,
    int unsent,
    List<CommentView> comments) {
  /** The passage as it was, and where it is in the stored text: UTF-16 units, 0 where gone. */
  public record CommentPlaceView(String quote, Quote.State state, int from, int to) {}

  /** {@code staffOnly}: the team may not read it yet. {@code earlier} is oldest first. */
  public record CommentView(
      UUID id,
      PersonView author,
      Voice voice,
      String text,
      Instant writtenAt,
      boolean staffOnly,
      boolean mine,
      List<EarlierTextView> earlier) {}

  /** A former wording. */
  public record EarlierTextView(String text, Instant writtenAt) {}

  static CommentThreadView of(
      CommentThread thread,
      String markdown,
      PersonId reader,
      Function<PersonId, PersonView> names) {
    Quote quote = thread.quote();
    PersonId by = thread.resolvedBy();
    return new CommentThreadView(
        thread.id(),
        quote == null ? null : place(quote, markdown),
        thread.resolvedAt(),
        by == null ? null : names.apply(by),
        thread.unsent(),
        thread.comments().stream().map(one -> comment(one, reader, names)).toList());
  }

  private static CommentPlaceView place(Quote quote, String markdown) {
    Quote.Place place = quote.in(markdown);
    return new CommentPlaceView(quote.text(), place.state(), place.from(), place.to());
  }

  private static CommentView comment(
      Comment one, PersonId reader, Function<PersonId, PersonView> names) {
    return new CommentView(
        one.id(),
        names.apply(one.author()),
        one.voice(),
        one.text(),
        one.writtenAt(),
        one.shown() == null,
        one.author().equals(reader),
        one.earlier().stream()
            .map(old -> new EarlierTextView(old.text(), old.writtenAt()))
            .toList());
  }
}
