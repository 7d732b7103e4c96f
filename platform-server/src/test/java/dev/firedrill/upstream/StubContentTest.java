package dev.firedrill.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What the stub services know hangs together. */
class StubContentTest {
  private final Encyclopedia encyclopedia = Encyclopedia.bundled();
  private final Gallery gallery = Gallery.bundled();
  private final CodeHost host = CodeHost.bundled();

  @Test
  void articlesSpeakOfTheirTitle() {
    assertThat(encyclopedia.titles()).hasSizeGreaterThan(90).doesNotHaveDuplicates();
    for (String title : encyclopedia.titles()) {
      var article = encyclopedia.find(" " + title.toUpperCase(Locale.ROOT)).orElseThrow();
      assertThat(article.title()).isEqualTo(title);
      assertThat(article.extract()).endsWith(".").hasSizeBetween(60, 400);
    }
  }

  @Test
  void everyRepositoryHasItsOwner() {
    assertThat(host.repositories()).hasSizeGreaterThan(30);
    assertThat(host.repositories()).allMatch(one -> host.user(one.owner()).isPresent());
    assertThat(host.users()).allMatch(user -> user.repositories() > 0);
  }

  @Test
  void aWordAlwaysGivesTheSamePictureAndTwoWordsDifferentOnes() {
    assertThat(gallery.words()).hasSizeGreaterThan(100);
    assertThat(gallery.words().stream().map(this::drawn))
        .doesNotHaveDuplicates()
        .containsExactlyElementsOf(gallery.words().stream().map(this::drawn).toList());
  }

  @Test
  void findsAPictureAmongWords() {
    assertThat(gallery.find("a Sleepy OTTER"))
        .map(Gallery.Picture::title)
        .contains("An otter on its back");
    assertThat(gallery.find("badgers")).map(Gallery.Picture::word).contains("badger");
    assertThat(gallery.find("")).isEmpty();
  }

  private String drawn(String word) {
    return gallery.svg(gallery.find(word).orElseThrow());
  }
}
