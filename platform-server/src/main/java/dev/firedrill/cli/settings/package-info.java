/** Flags, configuration and secrets. */
@NullMarked
package dev.firedrill.cli.settings;

import org.jspecify.annotations.NullMarked;
