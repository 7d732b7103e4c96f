package dev.firedrill.bot.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.kernel.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {
  private static final String DIGEST = "@sha256:" + "0123456789abcdef".repeat(4);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bot",
        "otters/bot:1.2",
        "ghcr.io/otters/bot",
        "localhost:5000/a/b/c",
        "registry.example.org/a__b/c-d:V1_x"
      })
  void aReferenceWithADigestIsTaken(String name) {
    Artifact artifact = ArtifactStore.image(" " + name + DIGEST + "\n");
    assertThat(artifact)
        .isEqualTo(
            new Artifact(Artifact.Kind.IMAGE, DIGEST.substring(1), 0, "", null, name + DIGEST));
  }

  @ParameterizedTest
  @CsvSource({
    "'', The image is missing",
    "ghcr.io/otters/bot:latest, names no digest",
    "ghcr.io/otters/bot@sha256:abc, does not end in a digest",
    "bot@md5:00, does not end in a digest"
  })
  void aReferenceWithoutADigestIsRefused(String reference, String why) {
    refused(reference, why);
  }

  @Test
  void aNameThatIsNoneIsRefused() {
    for (String name : new String[] {"Otters/Bot", "a b", "$(rm)", "-x", "a//b", "a/../b"}) {
      refused(name + DIGEST, "is not named as images are");
    }
    refused("a".repeat(600) + DIGEST, "at most 512");
  }

  private static void refused(String reference, String why) {
    assertThatThrownBy(() -> ArtifactStore.image(reference))
        .isInstanceOf(Failure.class)
        .hasMessageContaining(why);
  }
}
