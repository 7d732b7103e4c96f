package dev.firedrill.web;

import java.util.List;

/** A list, in an object so that it can grow members later. */
public record ItemsView<T>(List<T> items) {
  public ItemsView {
    items = List.copyOf(items);
  }
}
