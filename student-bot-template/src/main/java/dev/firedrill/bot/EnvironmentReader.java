package dev.firedrill.bot;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/** Reads typed values and collects what is wrong instead of stopping at the first mistake. */
final class EnvironmentReader {
  private static final int SHORTEST_TOKEN = 16; // the SDK cuts 16 characters out of it

  private final Map<String, String> environment;
  private final List<String> mistakes = new ArrayList<>();

  EnvironmentReader(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** The first of these variables that is set and not blank. */
  Optional<String> text(String... names) {
    return Arrays.stream(names)
        .map(name -> environment.getOrDefault(name, "").strip())
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  Secret token(String name, String prefix) {
    String value = text(name).orElse("");
    if (value.isEmpty()) {
      mistakes.add("%s is not set; it must be a token that starts with %s".formatted(name, prefix));
    } else if (!value.startsWith(prefix) || value.length() < SHORTEST_TOKEN) {
      mistakes.add(
          "%s is no token: it must start with %s and have at least %d characters"
              .formatted(name, prefix, SHORTEST_TOKEN));
    } else if (!value.chars().allMatch(c -> c > ' ' && c < 127)) {
      mistakes.add("%s holds characters no token has; copy it again".formatted(name));
    }
    return new Secret(value);
  }

  Optional<HttpUrl> url(String name) {
    Optional<String> value = text(name);
    Optional<HttpUrl> url = value.map(HttpUrl::parse);
    if (value.isPresent() && url.isEmpty()) {
      mistakes.add("%s must be an http:// or https:// address".formatted(name));
    }
    return url;
  }

  int number(String name, int otherwise, int lowest, int highest) {
    Optional<String> value = text(name);
    if (value.isEmpty()) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(value.get());
      if (number >= lowest && number <= highest) {
        return number;
      }
    } catch (NumberFormatException e) {
      // reported below, as a number out of range is
    }
    mistakes.add(
        "%s must be a whole number from %d to %d, not \"%s\""
            .formatted(name, lowest, highest, value.get()));
    return otherwise;
  }

  boolean flag(boolean otherwise, String... names) {
    Optional<String> value = text(names).map(v -> v.toLowerCase(Locale.ROOT));
    if (value.isEmpty()) {
      return otherwise;
    }
    if (!value.get().equals("true") && !value.get().equals("false")) {
      mistakes.add("%s must be true or false, not \"%s\"".formatted(names[0], value.get()));
    }
    return value.get().equals("true");
  }

  List<String> list(String... names) {
    return Arrays.stream(text(names).orElse("").split(",", -1))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  Path path(String name, String otherwise) {
    try {
      return Path.of(text(name).orElse(otherwise));
    } catch (InvalidPathException e) {
      mistakes.add("%s must be a directory: %s".formatted(name, e.getReason()));
      return Path.of(otherwise);
    }
  }

  <E extends Enum<E>> E oneOf(String name, E[] choices, E otherwise) {
    Optional<String> value = text(name);
    for (E choice : choices) {
      if (value.isPresent() && choice.name().equalsIgnoreCase(value.get())) {
        return choice;
      }
    }
    if (value.isPresent()) {
      String known =
          Arrays.stream(choices)
              .map(choice -> choice.name().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(" or "));
      mistakes.add("%s must be %s, not \"%s\"".formatted(name, known, value.get()));
    }
    return otherwise;
  }

  void throwIfWrong() throws BadConfigurationException {
    if (!mistakes.isEmpty()) {
      throw new BadConfigurationException(mistakes);
    }
  }
}
