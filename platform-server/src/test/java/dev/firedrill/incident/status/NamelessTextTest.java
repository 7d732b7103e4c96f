package dev.firedrill.incident.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.Member;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamelessTextTest {
  private final NamelessText text =
      new NamelessText(
          List.of(
              new Member(new PersonId(new UUID(1, 1)), "Ada Lovelace", "ada"),
              new Member(new PersonId(new UUID(1, 2)), "Will O'Hara", "wohara")));

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "@ada rolled back v118;a team member rolled back v118",
        "<@U02ABCD|ada> is on it;a team member is on it",
        "Ada Lovelace and @somebody.else look;a team member and a team member look",
        "ADA is on it, Ada's fix too;a team member is on it, a team member's fix too",
        "It will take an hour, says Will;It will take an hour, says a team member",
        "We read the radar in Canada;We read the radar in Canada",
        "Mail ops@example.org;Mail ops@example.org"
      })
  void namesOfPeopleAreTakenOut(String written, String shown) {
    assertThat(text.of(written)).isEqualTo(shown);
  }
}
