package dev.firedrill.auth.token;

import dev.firedrill.auth.Credential;
import dev.firedrill.auth.Principal;
import dev.firedrill.auth.SignIn;
import dev.firedrill.course.People;
import dev.firedrill.course.Person;
import dev.firedrill.team.Teams;
import java.time.Duration;

/** Signs a command line in: a sign-in link becomes a token for that device. */
public final class DeviceSignIn {
  /** About a term, so that nobody signs in again in the middle of an incident. */
  static final Duration LIFETIME = Duration.ofDays(120);

  /** What came of presenting a sign-in link. */
  public sealed interface Outcome {
    record SignedIn(NewToken token, Principal principal) implements Outcome {}

    record Refused() implements Outcome {}

    record Throttled(Duration retryAfter) implements Outcome {}
  }

  private final SignIn signIn;
  private final People people;
  private final Teams teams;
  private final TokenDesk desk;

  public DeviceSignIn(SignIn signIn, People people, Teams teams, TokenDesk desk) {
    this.signIn = signIn;
    this.people = people;
    this.teams = teams;
    this.desk = desk;
  }

  /** The address is the caller's; bounded together with the sign-ins of browsers. */
  public Outcome signIn(String link, DeviceName device, String address) {
    return switch (signIn.prove(link, address)) {
      case SignIn.Proof.Good(var id) -> {
        Person person =
            people.find(id).orElseThrow(() -> new IllegalStateException("a link of nobody: " + id));
        Principal principal =
            new Principal(
                person,
                teams.teamOf(id).orElse(null),
                new Credential.PersonalToken(device.value()));
        yield new Outcome.SignedIn(desk.createForDevice(principal, device, LIFETIME), principal);
      }
      case SignIn.Proof.Refused _ -> new Outcome.Refused();
      case SignIn.Proof.Throttled(var wait) -> new Outcome.Throttled(wait);
    };
  }
}
