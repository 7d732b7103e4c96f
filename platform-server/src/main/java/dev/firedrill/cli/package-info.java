/** The team's command line: its entry and what its commands have in common. */
@NullMarked
package dev.firedrill.cli;

import org.jspecify.annotations.NullMarked;
