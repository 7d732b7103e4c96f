/** Reads jars, zips and tars that nobody vouches for. */
@NullMarked
package dev.firedrill.bot.artifact.archive;

import org.jspecify.annotations.NullMarked;
