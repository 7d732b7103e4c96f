package dev.firedrill.scenarios.crowd;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A kind of user.
 *
 * @param people who they are in chat
 * @param mix what they ask, command by command with its weight; empty means as everybody
 * @param asksAgainAfter without an answer for this long the same person asks again; null means a
 *     patient one
 * @param again how often at most
 */
public record Persona(
    String id,
    String description,
    List<Person> people,
    SortedMap<String, Integer> mix,
    Tone tone,
    @Nullable Duration asksAgainAfter,
    int again) {
  private static final int MOST_AGAIN = 5;

  /** Somebody who does not exist. */
  public record Person(String handle, String name) {}

  /** How somebody writes to a bot. */
  public enum Tone {
    /** {@code !weather Oslo}. */
    @JsonProperty("plain")
    PLAIN,
    /** {@code !WEATHER Oslo}: bots do not care for capitals in a command. */
    @JsonProperty("loud")
    LOUD,
    /** {@code @bot weather Oslo}. */
    @JsonProperty("addressing")
    ADDRESSING
  }

  public Persona {
    people = people == null ? List.of() : List.copyOf(people);
    mix = Collections.unmodifiableSortedMap(new TreeMap<>(mix == null ? Map.of() : mix));
    tone = tone == null ? Tone.PLAIN : tone;
    if (mix.values().stream().anyMatch(weight -> weight < 1)) {
      throw new IllegalArgumentException("persona " + id + " has a weight below 1 in its mix");
    }
    if (again < 0 || again > MOST_AGAIN || (asksAgainAfter == null) != (again == 0)) {
      throw new IllegalArgumentException(
          "persona " + id + " asks again 1 to 5 times after some time, or never after none");
    }
  }

  /** Somebody who asks what everybody asks, as everybody does. */
  public static Persona called(Person person) {
    return new Persona(
        person.handle(), "", List.of(person), Collections.emptySortedMap(), Tone.PLAIN, null, 0);
  }
}
