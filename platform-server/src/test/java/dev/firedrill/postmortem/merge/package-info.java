/** See the package of the same name. */
@NullMarked
package dev.firedrill.postmortem.merge;

import org.jspecify.annotations.NullMarked;
