package dev.firedrill.slo.probe;

import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The people who talk to a bot: the same for a team at every start, of other names than its
 * members.
 */
final class Cast {
  /** Someone who does not exist. */
  record Extra(String handle, String name) {}

  private static final int IN_PRODUCTION = 7;
  private static final int IN_STAGING = 3;
  private static final long SALT = 0x63617374;

  private static final List<String> GIVEN_NAMES =
      List.of(
          "Mia", "Jonas", "Priya", "Mateo", "Hannah", "Omar", "Yuki", "Lena", "Tomasz", "Aisha",
          "Felix", "Chloe", "Diego", "Ingrid", "Kwame", "Sofia", "Ravi", "Emma", "Luca", "Nadia",
          "Samuel", "Mei", "Henrik", "Zara", "Pavel", "Grace", "Ahmed", "Julia", "Noah", "Leila",
          "Marco", "Freya", "Daniel", "Amara", "Viktor", "Elif", "Oscar", "Rosa", "Hugo", "Nina",
          "Isaac", "Maya", "Stefan", "Clara", "Jin", "Paula", "Arjun", "Vera", "Simon", "Tess");

  private static final List<String> FAMILY_NAMES =
      List.of(
          "Lindqvist",
          "Okafor",
          "Sharma",
          "Garcia",
          "Novak",
          "Haddad",
          "Tanaka",
          "Weber",
          "Kowalski",
          "Rahman",
          "Moreau",
          "Silva",
          "Larsen",
          "Mensah",
          "Rossi",
          "Patel",
          "Berg",
          "Castillo",
          "Petrov",
          "Nguyen",
          "Keller",
          "Brown",
          "Yilmaz",
          "Dubois",
          "Jansen",
          "Kim",
          "Costa",
          "Walsh",
          "Ivanova",
          "Hughes",
          "Meyer",
          "Santos",
          "Fischer",
          "Ali",
          "Olsen",
          "Martin",
          "Sato",
          "Nowak",
          "Reyes",
          "Clarke",
          "Horvat",
          "Lopez",
          "Vogel",
          "Chen",
          "Adams",
          "Ricci",
          "Bakker",
          "Singh",
          "Wood",
          "Ramos");

  private Cast() {}

  /** The cast of a bot; {@code taken} are handles that real people of the team have. */
  static List<Extra> of(TeamEnvironment bot, Set<String> taken) {
    // One draw for the team, so that nobody appears in both environments.
    SplittableRandom random =
        Scramble.of(0, new TeamEnvironment(bot.team(), EnvironmentName.PRODUCTION), SALT);
    List<String> given = shuffled(GIVEN_NAMES, random);
    List<String> family = shuffled(FAMILY_NAMES, random);
    List<Extra> all = new ArrayList<>();
    for (int i = 0; all.size() < IN_PRODUCTION + IN_STAGING; i++) {
      Extra extra = extra(given.get(i), family.get(i), random.nextInt(5));
      if (!taken.contains(extra.handle())) {
        all.add(extra);
      }
    }
    return switch (bot.environment()) {
      case PRODUCTION -> List.copyOf(all.subList(0, IN_PRODUCTION));
      case STAGING -> List.copyOf(all.subList(IN_PRODUCTION, all.size()));
    };
  }

  private static Extra extra(String given, String family, int style) {
    String first = given.toLowerCase(Locale.ROOT);
    String last = family.toLowerCase(Locale.ROOT);
    String handle =
        switch (style) {
          case 0 -> first + "." + last;
          case 1 -> first.charAt(0) + last;
          case 2 -> first + last.charAt(0);
          case 3 -> first + "_" + last;
          default -> first + "-" + last.charAt(0);
        };
    return new Extra(handle, given + " " + family);
  }

  private static List<String> shuffled(List<String> names, SplittableRandom random) {
    List<String> rest = new ArrayList<>(names);
    List<String> mixed = new ArrayList<>();
    while (!rest.isEmpty()) {
      mixed.add(rest.remove(random.nextInt(rest.size())));
    }
    return mixed;
  }
}
