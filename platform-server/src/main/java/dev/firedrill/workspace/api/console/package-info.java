/** The bot console over HTTP and on the live stream. */
@NullMarked
package dev.firedrill.workspace.api.console;

import org.jspecify.annotations.NullMarked;
