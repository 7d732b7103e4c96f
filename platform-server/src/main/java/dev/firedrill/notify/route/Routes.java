package dev.firedrill.notify.route;

import java.util.List;

/** The routes of a team. Version 0 is what a team has that never said anything. */
public record Routes(long version, Route page, Route ticket) {
  public static final Routes USUAL =
      new Routes(
          0,
          new Route(true, true, List.of(), List.of()),
          new Route(false, true, List.of(), List.of()));

  public Route of(boolean page) {
    return page ? this.page : ticket;
  }
}
