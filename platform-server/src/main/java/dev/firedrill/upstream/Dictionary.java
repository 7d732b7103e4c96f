package dev.firedrill.upstream;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** A small dictionary of words of the trade and of every day. Immutable. */
public final class Dictionary {
  private final TreeMap<String, DictionaryEntry> entries = new TreeMap<>();

  private Dictionary(List<DictionaryEntry> known) {
    known.forEach(entry -> entries.put(key(entry.word()), entry));
  }

  /** The dictionary that ships in this jar. */
  public static Dictionary bundled() {
    return new Dictionary(
        ResourceLines.of("dictionary.tsv", '\t').stream()
            .map(fields -> new DictionaryEntry(fields.get(0), fields.get(1)))
            .toList());
  }

  /** The words, in order. */
  public List<String> words() {
    return entries.values().stream().map(DictionaryEntry::word).toList();
  }

  /** The entry of a word, whatever its case; empty when there is none. */
  public Optional<DictionaryEntry> define(String word) {
    return Optional.ofNullable(entries.get(key(word)));
  }

  private static String key(String word) {
    return word.strip().toLowerCase(Locale.ROOT);
  }
}
