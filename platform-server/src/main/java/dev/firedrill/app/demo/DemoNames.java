package dev.firedrill.app.demo;

import java.util.List;
import java.util.Locale;

/** The names of the demo course. Invented, in the order in which they are given out. */
final class DemoNames {
  static final List<String> TEAMS =
      List.of(
          "Otter", "Lynx", "Crane", "Newt", "Heron", "Ibis", "Jay", "Koi", "Wren", "Badger",
          "Marten", "Osprey", "Puffin", "Quail", "Raven", "Stoat", "Tapir", "Urchin", "Vole",
          "Weasel", "Avocet", "Bison", "Civet", "Dingo", "Egret", "Falcon", "Gecko", "Hare",
          "Iguana", "Jackal", "Kite", "Lemur", "Mink", "Numbat", "Ocelot", "Panda", "Quokka",
          "Robin", "Serval", "Toucan");

  private static final List<String> GIVEN =
      List.of(
          "Ada", "Bo", "Cy", "Dina", "Emil", "Fay", "Gus", "Hana", "Ivo", "June", "Kofi", "Lena",
          "Milo", "Nora", "Omar", "Pia", "Quinn", "Rosa", "Sami", "Tove", "Uma", "Vito", "Wanda",
          "Xenia", "Yuri", "Zoe");
  private static final List<String> FAMILY =
      List.of(
          "Lindqvist",
          "Okafor",
          "Moreau",
          "Castillo",
          "Novak",
          "Haddad",
          "Petrov",
          "Tanaka",
          "Fischer",
          "Silva",
          "Mensah",
          "Larsen",
          "Ricci",
          "Walsh",
          "Aziz",
          "Keller",
          "Dubois");

  private DemoNames() {}

  /** The n-th student's name; different for the first 442. */
  static String student(int n) {
    return GIVEN.get(n % GIVEN.size()) + " " + FAMILY.get(n % FAMILY.size());
  }

  /**
   * The handle that goes with {@link #student}: the given name, numbered from the second round on.
   */
  static String handle(int n) {
    String given = GIVEN.get(n % GIVEN.size()).toLowerCase(Locale.ROOT);
    int round = n / GIVEN.size();
    return round == 0 ? given : given + (round + 1);
  }
}
