/** See the package of the same name. */
@NullMarked
package dev.firedrill.postmortem.comment;

import org.jspecify.annotations.NullMarked;
