/** What a team promises and how it keeps it: objectives, runbooks, incidents. */
@NullMarked
package dev.firedrill.cli.reliability;

import org.jspecify.annotations.NullMarked;
