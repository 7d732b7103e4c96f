package dev.firedrill.postmortem.api;

/** HTML that is safe to put into a page. */
public record HtmlView(String html) {}
