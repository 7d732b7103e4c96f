/** Artifacts as files of this machine. */
@NullMarked
package dev.firedrill.bot.artifact.files;

import org.jspecify.annotations.NullMarked;
