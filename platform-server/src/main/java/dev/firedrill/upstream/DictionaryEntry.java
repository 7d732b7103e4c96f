package dev.firedrill.upstream;

/** What a word means. */
public record DictionaryEntry(String word, String definition) {}
