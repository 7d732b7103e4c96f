/** The janitor as a process of its own, and how a platform keeps one beside itself. */
@NullMarked
package dev.firedrill.app.janitor;

import org.jspecify.annotations.NullMarked;
