/** Tests of the package of this name. */
@NullMarked
package dev.firedrill.timeline.commands;

import org.jspecify.annotations.NullMarked;
