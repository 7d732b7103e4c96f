package dev.firedrill.telemetry.paging;

import dev.firedrill.kernel.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who of a team is called, and what happens when that person does not answer. */
public record OnCall(
    long version, Rota rota, int ackWithinSeconds, Then then, List<HandOver> overrides) {
  public static final int USUAL_ACK_SECONDS = 300;
  private static final int MOST_SHIFTS = 200;

  public OnCall {
    overrides = List.copyOf(overrides);
  }

  /** Whom a page goes to that nobody acknowledged in time. */
  public enum Then {
    NEXT,
    TEAM
  }

  /** Members in turn, from {@code startsAt} on. Whole days keep the local time of the hand-over. */
  public record Rota(List<PersonId> members, Instant startsAt, int shiftHours, ZoneId timeZone) {
    private static final int HOURS_OF_A_DAY = 24;

    public Rota {
      members = List.copyOf(members);
    }

    /** When the shift of this number, from 0, begins. */
    Instant begin(long number) {
      return shiftHours % HOURS_OF_A_DAY == 0
          ? startsAt.atZone(timeZone).plusDays(number * (shiftHours / HOURS_OF_A_DAY)).toInstant()
          : startsAt.plus(Duration.ofHours(number * shiftHours));
    }

    /** The number of the shift at this time, not before the rota starts. */
    long number(Instant at) {
      long guess = Duration.between(startsAt, at).toHours() / shiftHours;
      while (begin(guess + 1).compareTo(at) <= 0) {
        guess++;
      }
      while (guess > 0 && begin(guess).isAfter(at)) {
        guess--;
      }
      return guess;
    }

    PersonId member(long number) {
      return members.get(Math.floorMod(number, members.size()));
    }
  }

  /** Somebody else for a while. */
  public record HandOver(
      UUID id, PersonId person, Instant from, Instant until, String note, PersonId createdBy) {
    boolean covers(Instant at) {
      return !at.isBefore(from) && at.isBefore(until);
    }
  }

  /** A stretch of time in which somebody, or nobody, is on call. */
  public record Shift(@Nullable PersonId person, Instant from, Instant until, boolean override) {}

  /** What a team has that never said anything: nobody on call, so the whole team is told. */
  public static OnCall none(Instant now) {
    return new OnCall(
        0, new Rota(List.of(), now, 24, ZoneOffset.UTC), USUAL_ACK_SECONDS, Then.TEAM, List.of());
  }

  /** Who is on call; empty in a hole. Only members of the team count. */
  public Optional<PersonId> at(Instant at, Set<PersonId> team) {
    return shift(at, team).person == null
        ? Optional.empty()
        : Optional.of(Objects.requireNonNull(shift(at, team).person));
  }

  /** Who comes after the shift at this time and is somebody else. */
  public Optional<PersonId> next(Instant at, Set<PersonId> team) {
    Optional<PersonId> now = at(at, team);
    if (rota.members.isEmpty()) {
      return Optional.empty();
    }
    long number = at.isBefore(rota.startsAt) ? -1 : rota.number(at);
    for (int ahead = 1; ahead <= rota.members.size(); ahead++) {
      PersonId candidate = rota.member(number + ahead);
      if (team.contains(candidate) && !now.equals(Optional.of(candidate))) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private Shift shift(Instant at, Set<PersonId> team) {
    Instant change =
        overrides.stream()
            .flatMap(some -> Stream.of(some.from, some.until))
            .filter(moment -> moment.isAfter(at))
            .min(Comparator.naturalOrder())
            .orElse(Instant.MAX);
    // The one made last wins.
    Optional<HandOver> override =
        overrides.stream()
            .filter(some -> some.covers(at) && team.contains(some.person))
            .reduce((_, later) -> later);
    if (override.isPresent()) {
      return new Shift(override.get().person, at, earlier(override.get().until, change), true);
    }
    if (rota.members.isEmpty()) {
      return new Shift(null, at, change, false);
    }
    if (at.isBefore(rota.startsAt)) {
      return new Shift(null, at, earlier(rota.startsAt, change), false);
    }
    long number = rota.number(at);
    PersonId person = rota.member(number);
    return new Shift(
        team.contains(person) ? person : null, at, earlier(rota.begin(number + 1), change), false);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** The shifts from one time to another, joined where nothing changes; holes have nobody. */
  public List<Shift> shifts(Instant from, Instant to, Set<PersonId> team) {
    List<Shift> shifts = new ArrayList<>();
    Instant at = from;
    while (at.isBefore(to) && shifts.size() < MOST_SHIFTS) {
      Shift next = shift(at, team);
      Instant until = earlier(next.until, to);
      Shift last = shifts.isEmpty() ? null : shifts.getLast();
      if (last != null
          && Objects.equals(last.person, next.person)
          && last.override == next.override) {
        shifts.removeLast();
        shifts.add(new Shift(last.person, last.from, until, last.override));
      } else {
        shifts.add(new Shift(next.person, at, until, next.override));
      }
      at = until;
    }
    return shifts;
  }
}
