package dev.firedrill.postmortem.comment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.postmortem.comment.Quote.Place;
import dev.firedrill.postmortem.comment.Quote.State;
import org.junit.jupiter.api.Test;

class QuoteTest {
  private static final String TEXT =
      """
      # Ours

      At 14:05 weather calls began to fail. Nobody was paged.

      At 14:09 weather calls began to fail again, and Bo rolled back.
      """;

  private static Quote quoted(String passage, int nth) {
    int at = -1;
    for (int i = 0; i < nth; i++) {
      at = TEXT.indexOf(passage, at + 1);
    }
    return new Quote(passage, TEXT.substring(0, at), TEXT.substring(at + passage.length()));
  }

  @Test
  void aPassageIsFoundAgainWhereverItMoved() {
    Quote quote = quoted("Nobody was paged", 1);
    String edited = "Before.\n\n" + TEXT.replace("14:05", "14:06:30");

    assertThat(quote.in(edited))
        .isEqualTo(
            new Place(
                State.HERE,
                edited.indexOf("Nobody"),
                edited.indexOf("Nobody") + "Nobody was paged".length()));
  }

  @Test
  void ofPassagesThatReadTheSameTheOneWithTheSameNeighborsIsMeant() {
    Quote second = quoted("weather calls began to fail", 2);

    assertThat(second.in("New line.\n" + TEXT).from())
        .isEqualTo(("New line.\n" + TEXT).lastIndexOf("weather calls"));
  }

  @Test
  void aPassageThatWasEditedIsFoundByItsNeighbors() {
    Quote quote = quoted("Nobody was paged", 1);
    String edited = TEXT.replace("Nobody was paged", "The alarm paged Ada");

    Place place = quote.in(edited);
    assertThat(place.state()).isEqualTo(State.CHANGED);
    assertThat(edited.substring(place.from(), place.to())).isEqualTo("The alarm paged Ada");
  }

  @Test
  void aPassageThatWasDeletedIsSaidToBeGone() {
    Quote quote = quoted("Nobody was paged", 1);

    assertThat(quote.in("# Ours\n\nAll new.\n")).isEqualTo(new Place(State.GONE, 0, 0));
    assertThat(quote.in("")).isEqualTo(new Place(State.GONE, 0, 0));
    assertThat(quote.in(TEXT.replace("Nobody was paged", "")).state()).isEqualTo(State.GONE);
  }
}
