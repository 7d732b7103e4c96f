/** Markdown to safe HTML. */
@NullMarked
package dev.firedrill.incident.markdown;

import org.jspecify.annotations.NullMarked;
