/** A timeline as a file: JSON, CSV and Markdown. */
@NullMarked
package dev.firedrill.timeline.api.export;

import org.jspecify.annotations.NullMarked;
